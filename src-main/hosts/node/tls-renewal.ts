/** A station runs for months: its own certificate is looked at once a day, and a new one is taken up without a restart. */
import type { Server } from 'node:https';
import type { Logger } from '../../station/ports.ts';
import type { Config } from './config.ts';
import { readTls } from './tls.ts';

const everyMs = 24 * 3600 * 1000;

/** Returns the timer, to be cleared at the end. */
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
