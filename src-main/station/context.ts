/** What every command of the station works with: the ports and the way to tell the screens something. */
import type { StationEvent } from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';
import type { Clock, PackFacts, Ports, StationSettings, VisionState } from './ports.ts';
import type { SchoolCalendar } from './time/school-calendar.ts';
import type { StationTime } from './time/station-time.ts';

export interface Context extends Omit<Ports, 'clock'> {
  /** How long something takes. What time of day it is, `time` and `computerClock` know, each for its own purpose. */
  clock: Pick<Clock, 'monotonic'>;
  emit(event: StationEvent): void;
  /** As staff have set them since: the same object for the life of the station, its fields change. */
  settings: StationSettings;
  /** After staff changed a setting. */
  settingsChanged(): void;
  /** What the school expects on which day. */
  calendar: SchoolCalendar;
  /** The school's time, which never goes back: for all that is booked. What another computer compares has `computerClock`. */
  time: StationTime;
}

/** The active pack's numbers: of the manifest until it is loaded. What takes a picture is told by `vision` whether it can be
 * looked at. Throws `models_unavailable` or `vision_restarting` where not even the manifest is known. */
export function packOf(context: Context): PackFacts {
  const { pack } = context.vision.state();
  return pack ?? context.vision.declared?.pack ?? loadedPackOf(context);
}

/** The packs in use, of the manifests until they are loaded: for what was decided with them before. null where there is none. */
export function knownPacks({ vision }: Pick<Context, 'vision'>): Pick<VisionState, 'pack' | 'palm'> {
  const { pack, palm } = vision.state();
  return { pack: pack ?? vision.declared?.pack ?? null, palm: palm ?? vision.declared?.palm ?? null };
}

/** For what checks its arguments against the pack before it looks at a picture: where none can be looked at, that is said first.
 * Throws `models_unavailable` or `vision_restarting` while no pack is loaded. */
export function loadedPackOf({ vision }: Context): PackFacts {
  const { pack, problems, state } = vision.state();
  if (pack) return pack;
  if (state === 'starting' || state === 'restarting')
    throw new StationError('vision_restarting', 'Recognition is starting. Try again in a moment.', { retryAfter: 2 });
  throw new StationError('models_unavailable', problems[0]?.message ?? 'The models are not available.');
}

/** Throws `tenant_not_found`. */
export function requireTenant({ store }: Context, tenantId: number): void {
  if (!store.tenants.exists(tenantId))
    throw new StationError('tenant_not_found', `Tenant ${tenantId} was not found. Enrol somebody in it first.`, {
      tenantId,
    });
}

/** The school's time, for what is booked: records, lines of the audit, when something was made. */
export function nowIso({ time }: Pick<Context, 'time'>): string {
  return time.now().at.toISOString();
}
