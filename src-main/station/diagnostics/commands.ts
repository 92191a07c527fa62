/** How a station is: figures, the log, faults of the screens, a bundle for whoever helps from afar. */
import type { Diagnostics } from '../../../src-shared/contract/office.ts';
import { pickSettings, settingNames, writtenSettings } from '../../../src-shared/contract/settings.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { cleanMessage, type ScreenFault } from '../../../src-shared/screen-fault.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { Handlers, HandlersOf } from '../handlers.ts';
import type { Upkeep } from '../ports/office.ts';

/** Lines of the log that go into a bundle. */
const bundledLines = 500;

export function diagnosticCommands(context: Context): HandlersOf<'diagnostics'> {
  return {
    ...screenFaultCommands(context),

    'diagnostics.get': () => diagnosticsOf(context),

    'diagnostics.log': async ({ level, limit }) => ({ lines: await upkeepOf(context).log(level, limit) }),

    'diagnostics.bundle': async ({ actor }) => {
      const { settings, files } = context;
      const text = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value, null, 2));
      // The school's name and the gates' are the school's own business too, and so is whatever else people wrote.
      const told = settingNames.filter((name) => !writtenSettings.includes(name));
      const shared = { version: settings.version, ...pickSettings(settings, told) };
      const bytes = await files.writeZip(
        new Map([
          ['figures.json', text(diagnosticsOf(context))],
          ['settings.json', text(shared)],
          ['log.json', text(await sharedLog(upkeepOf(context)))],
        ]),
      );
      note(context, actor, 'diagnostics.bundled', 'station');
      return { name: `hadir-${nowIso(context).slice(0, 10)}.zip`, mediaType: 'application/zip', bytes };
    },
  };
}

/** Without addresses of machines and without folders: they name people and schools more often than not. */
async function sharedLog(upkeep: Upkeep) {
  const lines = await upkeep.log('info', bundledLines);
  return lines.map(({ message, ...line }) => ({ ...line, message: withoutPlaces(message) }));
}

const machine = /https?:\/\/[^\s,;]+|\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}/gi;
/** Absolute ones of any system; a request's route is kept: it names nobody. */
const path = /(?:[A-Za-z]:\\|\/(?:home|Users|root|var|opt|mnt|media|srv|tmp|data)\/)[^\s"',;]*/g;

function withoutPlaces(message: string): string {
  return message.replace(machine, '[address]').replace(path, '[folder]');
}

function diagnosticsOf(context: Context): Diagnostics {
  const { store, settings, gallery, time } = context;
  const pending = store.deliveries.counts().reduce((sum, endpoint) => sum + endpoint.pending, 0);
  return {
    version: settings.version,
    ...upkeepOf(context).figures(),
    people: store.people.count(settings.homeTenant),
    templates: gallery.templates(settings.homeTenant),
    records: store.overview.records(),
    databaseMb: store.overview.megabytes(),
    outboxPending: pending,
    clockBehindMs: time.now().behindMs,
  };
}

/** Lines within a window of milliseconds, of all screens together: a screen that fails over and over says the same each time. */
export const mostFaults = 10;
export const faultWindow = 10 * 60_000;

/** Faults of the screens go into the station's log, and with it into the bundle for whoever helps: a few, as lines of their own. */
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

/** What a running station's host offers beside its ports.
 * Throws `not_supported` where there is none: on the command line of a station that rests. */
export function upkeepOf({ upkeep }: Context): Upkeep {
  if (!upkeep) throw new StationError('not_supported', 'Start the station first: this needs a running one.');
  return upkeep;
}
