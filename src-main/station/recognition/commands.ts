/** The live gate's commands and its log. */
import { Today } from '../attendance/today.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { LiveGate } from './live.ts';
import { arrivalsAfter } from './recent-arrivals.ts';

type Commands = 'live.frame' | 'live.today' | 'recognition.events' | 'recognition.arrivals';

export function liveCommands(context: Context): Handlers<Commands> {
  const gate = new LiveGate(context);
  const today = new Today(context);
  return {
    'live.frame': (args) => gate.frame(args),
    'live.today': () => today.read(),
    'recognition.arrivals': ({ after }) => ({ arrivals: arrivalsAfter(context, after) }),
    'recognition.events': ({ limit, cursor }) => context.store.events.list(limit, cursor),
  };
}
