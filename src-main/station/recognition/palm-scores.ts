/** The numbers of the palm gate: where its line is, what strictness is worth, and palms' scores as events keep them. */
import type { Strictness } from '../../../src-shared/contract/office.ts';
import type { PalmFacts } from '../ports/palms.ts';
import { palmRaw } from './palm-pack.ts';
import { stepsStricter } from './scores.ts';

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
