/** What the station speaks TLS with: files of the school's own, or a certificate that it makes itself. */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:https';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import { StationError } from '../../../src-shared/errors.ts';
import type { Logger } from '../../station/ports.ts';
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

const everyMs = 24 * 3600 * 1000;

/** A station runs for months: its own certificate is looked at once a day, and a new one is taken up without a restart. Returns
 * the timer, to be cleared at the end. */
export function renewDaily(config: Config, apps: readonly { server: unknown }[], log: Logger): NodeJS.Timeout {
  return setInterval(() => void renew(config, apps, log), everyMs).unref();
}

/** Also files of the school's own may have been replaced by newer ones. */
export async function renew(
  config: Config,
  apps: readonly { server: unknown }[],
  log: Logger,
  now = new Date(),
): Promise<void> {
  try {
    const tls = await readTls(config, now);
    if (tls) for (const { server } of apps) (server as Server).setSecureContext(tls);
  } catch (error) {
    // The certificate in use goes on serving; what is wrong with the new one is for a person to mend.
    log.error({ err: error }, 'The TLS certificate could not be renewed.');
  }
}
