/** The live gate's commands and its log. */
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { LiveGate } from './live.ts';
import { arrivalsAfter, RecentArrivals } from './recent-arrivals.ts';

type Commands = 'live.frame' | 'live.today' | 'recognition.events' | 'recognition.arrivals';
const recentShown = 8;

export function liveCommands(context: Context): Handlers<Commands> {
  const { store, settings, clock } = context;
  const gate = new LiveGate(context, new RecentArrivals(context));
  return {
    'live.frame': (args) => gate.frame(args),

    'live.today': () => {
      const midnight = startOfDay(clock.now());
      return {
        seen: store.events.countAcceptedPeople(settings.homeTenant, midnight),
        enrolled: store.people.countEnrolled(settings.homeTenant),
        recent: store.events.accepted(settings.homeTenant, midnight, recentShown),
        date: midnight.slice(0, 10),
        counts: null,
      };
    },

    'recognition.arrivals': ({ after }) => ({ arrivals: arrivalsAfter(context, after) }),

    'recognition.events': ({ limit, cursor }) => store.events.list(limit, cursor),
  };
}

/** The last local midnight, ISO 8601 in UTC. */
function startOfDay(now: Date): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
}
