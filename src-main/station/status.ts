/** How the station is, in one answer for screens, `/health` and the command line. */
import type { StationStatus } from '../../src-shared/domain.ts';
import type { Context } from './context.ts';
import { livenessMode } from './recognition/live.ts';

export function statusOf(context: Context): StationStatus {
  const { settings, gallery, vision } = context;
  const { state, pack, problems } = vision.state();
  return {
    version: settings.version,
    health: state === 'ready' ? 'ok' : 'degraded',
    problems,
    vision: state,
    pack: pack && { id: pack.id, title: pack.title, dimension: pack.dimension },
    liveness: livenessMode(context),
    livenessAvailable: pack?.livenessThreshold != null,
    school: settings.school,
    gate: settings.gate,
    homeTenant: settings.homeTenant,
    people: gallery.people(settings.homeTenant),
    templates: gallery.templates(settings.homeTenant),
  };
}
