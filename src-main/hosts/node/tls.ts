/** What the station speaks TLS with: files of the school's own, or a certificate that it makes itself. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import { StationError } from '../../../src-shared/errors.ts';
import type { Config } from './config.ts';
import { type Certificate, ownCertificate } from './own-certificate.ts';

type TlsConfig = Pick<
  Config,
  'HADIR_TLS_CERT' | 'HADIR_TLS_KEY' | 'HADIR_DATA_DIR' | 'HADIR_HOST' | 'HADIR_ALLOWED_HOSTS'
>;

/** null for plain HTTP. Throws `invalid_argument`: one line naming the variable. */
export async function readTls(config: TlsConfig, now = new Date()): Promise<Certificate | null> {
  const { HADIR_TLS_CERT: cert, HADIR_TLS_KEY: key } = config;
  if (cert === '' && key === '') return null;
  if (cert === 'auto') {
    if (key !== '') throw refused('HADIR_TLS_KEY', key, 'empty where HADIR_TLS_CERT is auto');
    return ownCertificate(config.HADIR_DATA_DIR, namesOf(config), now);
  }
  if (cert === '') throw refused('HADIR_TLS_CERT', cert, 'a PEM file where HADIR_TLS_KEY is set, or auto');
  return checked({
    cert: read('HADIR_TLS_CERT', cert, 'a PEM file with a certificate, or auto'),
    key: read('HADIR_TLS_KEY', key, 'the PEM file with the key of HADIR_TLS_CERT'),
  });
}

/** By which others call this machine: what was configured must be in the certificate. */
function namesOf({ HADIR_HOST, HADIR_ALLOWED_HOSTS }: TlsConfig): string[] {
  return [HADIR_HOST, ...HADIR_ALLOWED_HOSTS]
    .map((name) => name.replace(/^\[(.*)\]$/, '$1').toLowerCase())
    .filter((name) => !['0.0.0.0', '::'].includes(name) && (isIP(name) || /^[a-z0-9.-]+$/.test(name)));
}

function read(name: string, path: string, may: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw refused(name, path, may);
  }
}

function checked(certificate: Certificate): Certificate {
  try {
    createSecureContext(certificate);
    return certificate;
  } catch {
    throw new StationError(
      'invalid_argument',
      'HADIR_TLS_CERT and HADIR_TLS_KEY do not belong together or are no PEM files; they must be a certificate and its key.',
    );
  }
}

function refused(name: string, value: string, may: string): StationError {
  return new StationError('invalid_argument', `${name} is "${value}"; it must be ${may}.`, { name, value });
}
