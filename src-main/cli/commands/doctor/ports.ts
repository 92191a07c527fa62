/** Whether the station's ports are free, or open because the station itself has them. */
import { createServer } from 'node:net';
import type { Config } from '../../../hosts/node/config.ts';
import { type Finding, fail, ok } from './finding.ts';

/** `open`: ports of the station that runs over this data folder. */
export function ports(config: Config, open: readonly number[]): Promise<Finding[]> {
  return Promise.all((['HADIR_PORT', 'HADIR_BIOMETRIC_PORT'] as const).map((setting) => port(config, setting, open)));
}

async function port(
  config: Config,
  setting: 'HADIR_PORT' | 'HADIR_BIOMETRIC_PORT',
  open: readonly number[],
): Promise<Finding> {
  const number = config[setting];
  const subject = `Port ${number}`;
  if (number === 0) return ok(subject, 'any free one.');
  if (open.includes(number)) return ok(subject, 'open: the station answers on it.');
  const code = await trial(config.HADIR_HOST, number);
  if (code === null) return ok(subject, 'free.');
  if (code === 'EADDRINUSE')
    return fail(subject, `taken by another program. Close that, or choose another port with ${setting}.`);
  if (code === 'EACCES')
    return fail(subject, `needs an administrator's rights. Choose one above 1023 with ${setting}.`);
  return fail(subject, `cannot be opened on ${config.HADIR_HOST}. Check HADIR_HOST.`);
}

/** The system's error code for listening there; null where it works. */
function trial(host: string, number: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ host, port: number, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
