/** A certificate that the station makes for itself, kept in its data folder, so that browsers and programs that were told to
 * trust it go on doing so until it is about to expire. */
import { X509Certificate } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  /** PEM. */
  key: string;
  cert: string;
}

/** What Apple's systems accept at most of a certificate that somebody chose to trust is 825 days. */
const validDays = 730;
const renewDays = 30;
const dayMs = 24 * 3600 * 1000;

/** The one in the folder, or a new one where there is none, it expires within 30 days, lacks one of `names`, or is not valid yet:
 * it was made by a clock that was ahead and was corrected. `now`: the computer's, as browsers compare with theirs. */
export async function ownCertificate(dataDir: string, names: readonly string[], now: Date): Promise<Certificate> {
  const paths = { cert: join(dataDir, 'station.tls.crt'), key: join(dataDir, 'station.tls.key') };
  const kept = read(paths);
  if (kept && isGood(kept, names, now)) return kept;
  const made = await make([...new Set([...names, ...namesOfMachine()])], now);
  replace(paths.key, made.key, 0o600);
  replace(paths.cert, made.cert, 0o644);
  return made;
}

function read(paths: { cert: string; key: string }): Certificate | null {
  try {
    return { cert: readFileSync(paths.cert, 'utf8'), key: readFileSync(paths.key, 'utf8') };
  } catch {
    return null;
  }
}

function isGood({ cert }: Certificate, names: readonly string[], now: Date): boolean {
  try {
    const certificate = new X509Certificate(cert);
    const left = Date.parse(certificate.validTo) - now.getTime();
    return (
      left > renewDays * dayMs &&
      Date.parse(certificate.validFrom) <= now.getTime() &&
      names.every((name) => (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined)
    );
  } catch {
    return false;
  }
}

async function make(names: readonly string[], now: Date): Promise<Certificate> {
  // Loaded only where it is wanted: most stations never listen beyond their own computer.
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'Hadir' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // An hour ago, for machines whose clocks are behind.
    notBeforeDate: new Date(now.getTime() - 3600 * 1000),
    notAfterDate: new Date(now.getTime() + validDays * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
  });
  return { cert: made.cert, key: made.private };
}

function namesOfMachine(): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .map(({ address }) => address)
    .filter((address) => !address.startsWith('fe80:'));
  return ['localhost', hostname(), ...addresses].filter((name) => isIP(name) || /^[a-z0-9.-]+$/i.test(name));
}

function replace(path: string, text: string, mode: number): void {
  rmSync(`${path}.partial`, { force: true });
  writeFileSync(`${path}.partial`, text, { mode, flag: 'wx' });
  renameSync(`${path}.partial`, path);
}
