/** What the station thinks of the computer's clock, and the word of staff that it is right. */
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { statusOf } from '../status.ts';

export function clockCommands(context: Context): HandlersOf<'clock'> {
  return {
    'clock.status': () => {
      const { at, behindMs } = context.time.now();
      const { calendar } = context;
      return { now: at.toISOString(), behindMs, timeZone: calendar.timeZoneOn(calendar.dateOf(at)) };
    },

    'clock.trust': ({ actor }) => {
      const now = context.time.trust(actor).toISOString();
      context.emit({ type: 'status', status: statusOf(context) });
      return { now };
    },
  };
}
