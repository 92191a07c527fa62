/** How a stored decision of the gate stood against the line that it was judged by, for people who read the log. */
import { type LoggedDecision, type Strictness, strictnesses } from '../../../src-shared/contract/office.ts';
import type { RecognitionEvent } from '../../../src-shared/domain.ts';
import type { PalmFacts } from '../ports/palms.ts';
import type { VisionState } from '../ports.ts';
import { palmLine, palmSimilarity, palmStep } from '../recognition/palm-scores.ts';
import { photoPolicyVersion } from '../recognition/photo-gate.ts';
import { gateLine, gateScore, strictnessStep } from '../recognition/scores.ts';

type Grounds = Pick<
  RecognitionEvent,
  'modality' | 'outcome' | 'similarity' | 'runnerUp' | 'people' | 'packId' | 'policy'
>;

/** The active packs, by what they recognise. */
export type ActivePacks = Pick<VisionState, 'pack' | 'palm'>;

/** null where nothing was compared, or where the pack that decided is not the active one: its scores mean something else. */
export function standingOf(event: Grounds, { pack, palm }: ActivePacks): LoggedDecision['standing'] {
  const { similarity, runnerUp, policy } = event;
  if (event.modality === 'palm') return palmStanding(event, palm);
  if (!pack || event.packId !== pack.id || similarity === null) return null;
  // A photo is judged as among ten times as many people, and by twice the margin: it has one look only.
  const photo = policy.split(' ')[0] === photoPolicyVersion;
  return {
    score: gateScore(similarity, runnerUp, pack.impostorMedian),
    line: gateLine(event.people * (photo ? 10 : 1), pack, strictnessOf(policy)),
    step: strictnessStep(pack),
    leastMargin: pack.gate.minMargin * (photo ? 2 : 1),
  };
}

/** Palms' similarities are shares of agreeing bits: so are the line, the step and the margin here. */
function palmStanding({ similarity, policy, packId }: Grounds, palm: PalmFacts | null): LoggedDecision['standing'] {
  if (!palm || packId !== palm.id || similarity === null) return null;
  const line = palmSimilarity(palmLine(palm, strictnessOf(policy)));
  return { score: similarity, line, step: palmStep(palm), leastMargin: palm.gate.minMargin };
}

/** Refused although it would have been accepted one step further down, or accepted with less than twice the least margin. Two
 * people too alike are always one. */
export function isNearMiss(event: Grounds, packs: ActivePacks): boolean {
  const standing = standingOf(event, packs);
  if (!standing) return false;
  const { outcome, similarity, runnerUp } = event;
  const margin = similarity === null || runnerUp === null ? null : similarity - runnerUp;
  if (outcome === 'ambiguous') return true;
  if (outcome === 'accept') return margin !== null && margin < 2 * standing.leastMargin;
  return outcome === 'unknown' && standing.score >= standing.line - standing.step;
}

/** `gate-1 strict` -> strict; normal where it is not said. */
function strictnessOf(policy: string): Strictness {
  const said = policy.split(' ').at(-1);
  return strictnesses.find((strictness) => strictness === said) ?? 'normal';
}
