/** Faults of the screens go into the station's log, and with it into the bundle for whoever helps: a few, as lines of their own. */
import { cleanMessage, type ScreenFault } from '../../../src-shared/screen-fault.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

/** Lines within a window of milliseconds, of all screens together: a screen that fails over and over says the same each time. */
export const mostFaults = 10;
export const faultWindow = 10 * 60_000;

export function screenFaultCommands({ log, clock }: Context): Handlers<'diagnostics.screenFault'> {
  let since = 0;
  let written = new Set<string>();
  let dropped = 0;

  return {
    'diagnostics.screenFault': (fault) => {
      const now = clock.monotonic();
      if (now - since >= faultWindow) {
        if (dropped > 0) log.warn({ dropped }, `${dropped} more faults of screens were not written down.`);
        [since, written, dropped] = [now, new Set(), 0];
      }
      const line = lineOf(fault);
      if (written.has(line) || written.size >= mostFaults) {
        dropped++;
        return { logged: false };
      }
      written.add(line);
      log.error({ screen: fault.screen, kind: fault.kind }, line);
      return { logged: true };
    },
  };
}

/** All in one sentence: the log is read back by its sentences. */
function lineOf({ kind, message, stack, components, screen, version }: ScreenFault): string {
  const parts = [`Fault of a screen (${screen} ${version}, ${kind}): ${cleanMessage(message)}`];
  if (stack.length > 0) parts.push(`at ${stack.join(' < ')}`);
  if (components.length > 0) parts.push(`in ${components.join(' < ')}`);
  return parts.join('; ');
}
