/** How a stored decision of the gate stood against the line that it was judged by, for people who read the log. */
import { type LoggedDecision, type Strictness, strictnesses } from '../../../src-shared/contract/office.ts';
import type { RecognitionEvent } from '../../../src-shared/domain.ts';
import type { PackFacts } from '../ports.ts';
import { photoPolicyVersion } from '../recognition/photo-gate.ts';
import { gateLine, gateScore, strictnessStep } from '../recognition/scores.ts';

type Grounds = Pick<RecognitionEvent, 'outcome' | 'similarity' | 'runnerUp' | 'people' | 'packId' | 'policy'>;

/** null where nothing was compared, or where the pack that decided is not the active one: its scores mean something else. */
export function standingOf(event: Grounds, pack: PackFacts | null): LoggedDecision['standing'] {
  const { similarity, runnerUp, policy } = event;
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

/** Refused although it would have been accepted one step further down, or accepted with less than twice the least margin. Two
 * people too alike are always one. */
export function isNearMiss(event: Grounds, pack: PackFacts | null): boolean {
  const standing = standingOf(event, pack);
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
