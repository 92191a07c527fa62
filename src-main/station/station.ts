/** A station: everything it can do, by command name, over the ports that its host built. */
import type {
  CommandInput,
  CommandName,
  CommandResults,
  StationClient,
  StationEvent,
} from '../../src-shared/contract.ts';
import { decodeArguments } from '../../src-shared/decode-arguments.ts';
import { accessCommands } from './access/commands.ts';
import { SchoolCalendar } from './attendance/calendar.ts';
import { calendarCommands } from './attendance/calendar-commands.ts';
import { attendanceCommands } from './attendance/commands.ts';
import { StationTime } from './attendance/station-time.ts';
import { auditCommands } from './audit/commands.ts';
import { type Context, nowIso } from './context.ts';
import { credentialCommands } from './credentials/commands.ts';
import { deliveryCommands } from './delivery/commands.ts';
import { DeliveryWork } from './delivery/work.ts';
import { enrolmentCommands } from './enrolment/commands.ts';
import type { Handlers } from './handlers.ts';
import { leaveCommands } from './leave/commands.ts';
import { officeCommands } from './office/commands.ts';
import { liveSettings } from './office/live-settings.ts';
import { oneActCommands } from './office/one-act.ts';
import { palmCommands } from './palms/commands.ts';
import { peopleCommands } from './people/commands.ts';
import { CurrentGroups } from './people/membership.ts';
import { templateCommands } from './people/templates.ts';
import type { Ports } from './ports.ts';
import { liveCommands } from './recognition/commands.ts';
import { PalmTickets } from './recognition/palm-tickets.ts';
import { photoCommands } from './recognition/photos.ts';
import { reportCommands } from './reports/commands.ts';
import { rosterCommands } from './roster/commands.ts';
import { staffCommands } from './staff/commands.ts';
import { StaffSessions } from './staff/sessions.ts';
import { overviewCommands, statusOf } from './status.ts';

export interface Station extends StationClient {
  /** What leaves by itself. It rests until a host drives it. */
  readonly delivery: DeliveryWork;
  /** Who is signed in at the screens: their transports ask. */
  readonly sessions: StaffSessions;
}

export function createStation(ports: Ports): Station {
  const listeners = new Set<(event: StationEvent) => void>();
  const live = liveSettings(ports);
  const context: Context = {
    ...ports,
    settings: live.settings,
    settingsChanged: () => {
      live.refresh();
      context.emit({ type: 'settings.changed' });
      context.emit({ type: 'status', status: statusOf(context) });
    },
    calendar: new SchoolCalendar(ports.store.calendar),
    time: new StationTime(ports),
    emit: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
  };
  const { store, clock, vision, keyHasher } = ports;
  const { settings } = context;
  const sessions = new StaffSessions(clock, keyHasher, () => settings.idleLockMinutes);
  if (!store.tenants.exists(settings.homeTenant)) store.tenants.create(settings.homeTenant, nowIso(context));

  const delivery = new DeliveryWork(context);
  const tickets = new PalmTickets(context);
  const steps = {
    ...peopleCommands(context),
    ...rosterCommands(context),
    ...officeCommands(context),
    ...calendarCommands(context),
  };
  const handlers: Handlers<CommandName> = {
    ...steps,
    ...oneActCommands(context, steps),
    ...overviewCommands(context),
    ...photoCommands(context),
    ...enrolmentCommands(context, ports.newId),
    ...templateCommands(context),
    ...accessCommands(context),
    ...auditCommands(context),
    ...liveCommands(context, tickets),
    ...attendanceCommands(context),
    ...leaveCommands(context),
    ...credentialCommands(context, tickets),
    ...reportCommands(context),
    ...deliveryCommands(context, delivery),
    ...staffCommands(context, sessions),
    ...palmCommands(context, ports.newId),
  };
  const groups = new CurrentGroups(context);
  vision.onStateChange(() => context.emit({ type: 'status', status: statusOf(context) }));

  return {
    delivery,
    sessions,
    async call<N extends CommandName>(name: N, args: CommandInput<N>): Promise<CommandResults[N]> {
      const decoded = decodeArguments(name, args);
      groups.refresh();
      return handlers[name](decoded);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
