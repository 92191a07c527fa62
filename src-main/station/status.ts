/** How the station is and what it runs with, for screens, `/health` and the command line. */
import { pickSettings, type RunningSettings, settingNames } from '../../src-shared/contract/settings.ts';
import type { StationStatus } from '../../src-shared/domain.ts';
import type { Context } from './context.ts';
import type { HandlersOf } from './handlers.ts';
import { livenessMode } from './recognition/decision-event.ts';

export function statusCommands(context: Context): HandlersOf<'station'> {
  return {
    'station.status': () => statusOf(context),
    'station.settings': () => settingsOf(context),
  };
}

function settingsOf({ settings, vision }: Context): RunningSettings {
  return { ...pickSettings(settings, settingNames), modelPack: vision.state().pack?.id ?? null };
}

export function statusOf(context: Context): StationStatus {
  const { settings, gallery, palmGallery, vision } = context;
  const { state, pack, palm, problems } = vision.state();
  const wrongClock = clockProblem(context);
  return {
    version: settings.version,
    health: state === 'ready' && !wrongClock ? 'ok' : 'degraded',
    problems: wrongClock ? [...problems, wrongClock] : problems,
    vision: state,
    ready: state === 'ready',
    ...(vision.depth === undefined ? {} : { queue: vision.depth }),
    pack: pack && { id: pack.id, title: pack.title, dimension: pack.dimension },
    liveness: livenessMode(context),
    livenessAvailable: pack?.livenessThreshold != null,
    school: settings.school,
    gate: settings.gate,
    homeTenant: settings.homeTenant,
    people: gallery.people(settings.homeTenant),
    templates: gallery.templates(settings.homeTenant),
    palmPack: palm && { id: palm.id, title: palm.title },
    palms: palmGallery.count(settings.homeTenant),
  };
}

/** The computer's clock is behind what was recorded already: somebody has to set it, or to say that it is right. */
function clockProblem({ time }: Context): StationStatus['problems'][number] | null {
  const { suspect, behindMs } = time.now();
  if (!suspect) return null;
  const seconds = Math.round(behindMs / 1000);
  const remedy = 'Set it, or confirm it in the settings.';
  return { code: 'clock_behind', message: `The computer's clock is ${seconds} s behind what was recorded. ${remedy}` };
}
