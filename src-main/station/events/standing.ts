/** How a stored decision of the gate stood against the line that it was judged by, for people who read the log: by the rules of its
 * own time, which its policy names. */
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import type { RecognitionEvent } from '../../../src-shared/domain.ts';
import type { VisionState } from '../ports.ts';
import { marginOf } from '../recognition/decision-event.ts';
import { palmLine, palmSimilarity, palmStep } from '../recognition/palm-scores.ts';
import { type Policies, policyNamed } from '../recognition/policies.ts';
import { gateLine, gateScore, strictnessStep } from '../recognition/scores.ts';

type Grounds = Pick<
  RecognitionEvent,
  'modality' | 'outcome' | 'similarity' | 'runnerUp' | 'people' | 'packId' | 'policy'
>;

/** The active packs, by what they recognise. */
export type ActivePacks = Pick<VisionState, 'pack' | 'palm'>;

/** An acceptance is a near miss within so many times the least margin. */
const close = 2;

/** null where nothing was compared, where its rules are not `known` (by version; all that there are and were where absent), or where
 * the pack that decided is not the active one: its scores mean something else. */
export function standingOf(event: Grounds, packs: ActivePacks, known?: Policies): LoggedDecision['standing'] {
  const { modality, similarity, runnerUp, people, packId } = event;
  const rules = policyNamed(event.policy, known);
  if (!rules || similarity === null) return null;
  const { strictness, policy } = rules;
  const margins = ({ gate }: { gate: { minMargin: number } }) => {
    const leastMargin = gate.minMargin * policy.marginTimes;
    return { leastMargin, closeMargin: close * leastMargin };
  };
  if (modality === 'palm') {
    const { palm } = packs;
    if (palm?.id !== packId) return null;
    // Palms' similarities are shares of agreeing bits: so are the line, the step and the margin.
    const line = palmSimilarity(palmLine(palm, strictness));
    return { score: similarity, line, step: palmStep(palm), ...margins(palm) };
  }
  const { pack } = packs;
  if (pack?.id !== packId) return null;
  const score = gateScore(similarity, runnerUp, pack.impostorMedian);
  const line = gateLine(people * policy.peopleTimes, pack, strictness);
  return { score, line, step: strictnessStep(pack), ...margins(pack) };
}

/** The qualities that its rules tell looks apart by; null where they are not `known`. */
export function qualityLinesOf(
  { policy }: Pick<RecognitionEvent, 'policy'>,
  known?: Policies,
): LoggedDecision['qualityLines'] {
  return policyNamed(policy, known)?.policy.quality ?? null;
}

/** Refused although it would have been accepted one step further down, or accepted with less than twice the least margin. Two
 * people too alike are always one. */
export function isNearMiss(event: Grounds, packs: ActivePacks, known?: Policies): boolean {
  const standing = standingOf(event, packs, known);
  if (!standing) return false;
  const { outcome, similarity, runnerUp } = event;
  const margin = marginOf(similarity, runnerUp);
  if (outcome === 'ambiguous') return true;
  if (outcome === 'accept') return margin !== null && margin < standing.closeMargin;
  return outcome === 'unknown' && standing.score >= standing.line - standing.step;
}
