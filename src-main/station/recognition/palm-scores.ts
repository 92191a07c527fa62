/** The numbers of the palm gate: where its line is, what strictness is worth, and palms' scores as events keep them. */

import type { Strictness } from '../../../src-shared/contract/office.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { between, clamp, round } from '../../../src-shared/numbers.ts';
import type { Context } from '../context.ts';
import type { PalmFacts } from '../ports/palms.ts';
import { stepsStricter } from './scores.ts';

/** The active palm pack's numbers, and the distance that the documented APIs speak.
 * Of the manifest until it is loaded. Throws `vision_restarting` or `models_unavailable` where not even that is known. */
export function palmPackOf({ vision }: Pick<Context, 'vision'>): PalmFacts {
  const { problems, state, ...loaded } = vision.state();
  const palm = loaded.palm ?? vision.declared?.palm;
  if (palm) return palm;
  if (state === 'starting' || state === 'restarting')
    throw new StationError('vision_restarting', 'Recognition is starting. Try again in a moment.', { retryAfter: 2 });
  const remedy = 'No palm pack could be loaded. Install its files, or set HADIR_PALM_PACK to one that is there.';
  throw new StationError('models_unavailable', problems[0]?.message ?? remedy);
}

/** Documented distance 0..1 of a raw one: piecewise linear through the pack's knots, both rising; beyond them the nearest holds.
 * Rounded to what is shown, so that `distance <= threshold` and the printed distance never disagree. */
export function palmDocumented(raw: number, knots: PalmFacts['distanceKnots']): number {
  if (Number.isNaN(raw)) return 1;
  return round(clamp(between(raw, knots, 0, 1), 0, 1), 4);
}

/** The raw distance of a documented one: `palmDocumented` the other way round. */
export function palmRaw(documented: number, knots: PalmFacts['distanceKnots']): number {
  return between(documented, knots, 1, 0);
}

type LinePack = Pick<PalmFacts, 'gate' | 'distanceKnots'>;

/** The raw distance up to which the gate accepts: the pack's, moved by what the school asked for. It does not depend on how many
 * people there are: among 600 palms nobody unknown came below it in 1,800 tries (Tongji contactless). */
export function palmLine(pack: LinePack, strictness: Strictness): number {
  return pack.gate.identify - stepsStricter[strictness] * palmStep(pack);
}

/** What a factor of ten in strangers is worth in raw distance: half the way from the documented distance 0.35 to 0.5, as for faces
 * (`scores.ts`). */
export function palmStep({ distanceKnots }: LinePack): number {
  return (palmRaw(0.5, distanceKnots) - palmRaw(0.35, distanceKnots)) / 2;
}

/** Events keep how alike two palms are, as they do for faces, higher is more: the part of the codes' bits that agree. */
export function palmSimilarity(raw: number): number {
  return 1 - raw;
}
