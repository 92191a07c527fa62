/** A station: everything it can do, by command name, over the ports that its host built. */
import type {
  CommandInput,
  CommandName,
  CommandResults,
  StationClient,
  StationEvent,
} from '../../src-shared/contract.ts';
import { decodeArguments } from '../../src-shared/decode-arguments.ts';
import { clientCommands } from './access/clients.ts';
import { keyCommands } from './access/keys.ts';
import { attendanceCommands } from './attendance/commands.ts';
import { gateCommands } from './attendance/gates.ts';
import { auditCommands } from './audit/note.ts';
import { clockCommands } from './calendar/clock.ts';
import { calendarCommands } from './calendar/commands.ts';
import { type Context, nowIso } from './context.ts';
import { credentialCommands } from './credentials/commands.ts';
import { deliveryCommands } from './delivery/deliveries.ts';
import { DeliveryWork } from './delivery/delivery-work.ts';
import { endpointCommands } from './delivery/endpoints.ts';
import { messageCommands } from './delivery/messages.ts';
import { backupCommands } from './diagnostics/backups.ts';
import { diagnosticCommands } from './diagnostics/commands.ts';
import { packCommands } from './diagnostics/packs.ts';
import { enrolmentCommands } from './enrolment/commands.ts';
import { eventCommands } from './events/commands.ts';
import type { Handlers } from './handlers.ts';
import { leaveCommands } from './leave/commands.ts';
import { outboxCommands } from './outbox/outbox.ts';
import { biometricCommands } from './palms/biometrics.ts';
import { palmCommands } from './palms/commands.ts';
import { peopleCommands } from './people/commands.ts';
import { galleryCommands } from './people/gallery.ts';
import { CurrentGroups } from './people/membership.ts';
import { templateCommands } from './people/templates.ts';
import type { Ports } from './ports.ts';
import { recognitionCommands } from './recognition/commands.ts';
import { liveCommands } from './recognition/live.ts';
import { PalmTickets } from './recognition/palm-tickets.ts';
import { reportCommands } from './reports/commands.ts';
import { letterheadCommands } from './reports/letterhead.ts';
import { rosterCommands } from './roster/commands.ts';
import { groupCommands } from './roster/groups.ts';
import { leaverCommands } from './roster/leavers.ts';
import { promotionCommands } from './roster/promotion.ts';
import { yearCommands } from './roster/years.ts';
import { liveSettings, settingsCommands } from './settings/commands.ts';
import { staffCommands } from './staff/commands.ts';
import { StaffSessions } from './staff/sessions.ts';
import { setupCommands } from './staff/setup.ts';
import { statusCommands, statusOf } from './status.ts';
import { SchoolCalendar } from './time/school-calendar.ts';
import { StationTime } from './time/station-time.ts';
import { todayCommands } from './today/overview.ts';

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
  const handlers: Handlers<CommandName> = {
    ...statusCommands(context),
    ...settingsCommands(context),
    ...diagnosticCommands(context),
    ...backupCommands(context),
    ...packCommands(context),
    ...keyCommands(context),
    ...clientCommands(context),
    ...auditCommands(context),
    ...staffCommands(context, sessions),
    ...setupCommands(context, sessions),
    ...peopleCommands(context),
    ...templateCommands(context),
    ...galleryCommands(context),
    ...rosterCommands(context),
    ...groupCommands(context),
    ...yearCommands(context),
    ...promotionCommands(context),
    ...leaverCommands(context),
    ...calendarCommands(context),
    ...clockCommands(context),
    ...attendanceCommands(context),
    ...gateCommands(context),
    ...leaveCommands(context),
    ...todayCommands(context),
    ...reportCommands(context),
    ...letterheadCommands(context),
    ...recognitionCommands(context),
    ...liveCommands(context, tickets),
    ...eventCommands(context),
    ...credentialCommands(context, tickets),
    ...enrolmentCommands(context, ports.newId),
    ...palmCommands(context, ports.newId),
    ...biometricCommands(context),
    ...outboxCommands(context),
    ...deliveryCommands(context, delivery),
    ...endpointCommands(context, delivery),
    ...messageCommands(context, delivery),
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
