/** A decision of the gate in words: what it decided, on what grounds, and what to do where it seems wrong. */
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import type { GateOutcome } from '../../../src-shared/domain.ts';
import type { MessageKey, MessageParams } from '../../../src-shared/messages/index.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';

interface Sentence {
  key: MessageKey;
  params?: MessageParams;
}

/** Where a score stands, in steps of ten times as many strangers. */
const places = ['far_above', 'above', 'just_above', 'just_below', 'below', 'far_below'] as const;
type Place = (typeof places)[number];

type Standing = NonNullable<LoggedDecision['standing']>;

function stepsAbove({ score, line, step }: Standing): number {
  return (score - line) / step;
}

export function placeOf(standing: Standing): Place {
  const steps = stepsAbove(standing);
  if (steps >= 3) return 'far_above';
  if (steps >= 1) return 'above';
  if (steps >= 0) return 'just_above';
  if (steps >= -1) return 'just_below';
  return steps >= -3 ? 'below' : 'far_below';
}

/** 0..1 along a bar whose middle is the line: near it every step shows, far away it no longer matters. */
export function along(standing: Standing): number {
  const steps = stepsAbove(standing);
  return 0.5 + 0.5 * (steps / (Math.abs(steps) + 2.5));
}

/** Whether somebody else was nearly as alike. */
export function marginWord({ margin, standing }: LoggedDecision): 'none' | 'thin' | 'close' | 'clear' {
  if (margin === null || !standing) return 'none';
  if (margin < standing.leastMargin) return 'thin';
  return margin < standing.closeMargin ? 'close' : 'clear';
}

/** By the limits of the rules that it was judged by; null where they are not known. */
export function qualityWord({ quality, qualityLines }: LoggedDecision): 'poor' | 'fair' | 'good' | null {
  if (!qualityLines) return null;
  if (quality < qualityLines.usable) return 'poor';
  return quality < qualityLines.alone ? 'fair' : 'good';
}

export function explain(event: LoggedDecision, name: string): Sentence[] {
  const { outcome, standing, sightings, qualityLines } = event;
  const words = decided(event);
  // A hand is spoken of as one; nobody is taken for a photo by it.
  const sentences: Sentence[] = [
    event.modality === 'palm' && words !== 'spoof'
      ? { key: `events.palm.${words}`, params: { name } }
      : { key: `events.decided.${words}`, params: { name, count: sightings } },
  ];
  if (standing && outcome !== 'spoof' && outcome !== 'low_quality') {
    sentences.push({ key: `events.place.${placeOf(standing)}` });
    const margin = marginWord(event);
    if (margin !== 'none') sentences.push({ key: `events.margin.${margin}` });
  } else if (!standing && event.similarity !== null)
    sentences.push({ key: qualityLines ? 'events.other_pack' : 'events.other_rules' });
  const seen = qualityWord(event);
  if (seen) sentences.push({ key: `events.seen.${seen}`, params: { count: sightings } });
  return sentences;
}

function decided(event: LoggedDecision): GateOutcome | 'nobody' | 'once' | 'nearly' {
  const { outcome, similarity, nearMiss, standing } = event;
  const margin = marginWord(event);
  if (outcome === 'unknown' && similarity === null) return 'nobody';
  // Two looks must agree: one was enough like somebody, another was not.
  if (outcome === 'unknown' && standing && margin !== 'thin' && standing.score >= standing.line) return 'once';
  return outcome === 'unknown' && nearMiss ? 'nearly' : outcome;
}

/** What to do; null where nothing need be done. */
export function advice({ outcome, modality, nearMiss, mark }: LoggedDecision): Sentence | null {
  if (modality === 'palm' && outcome !== 'spoof') {
    if (outcome === 'accept' && !nearMiss && !mark) return null;
    return { key: `events.palm_advice.${outcome}` };
  }
  if (outcome === 'accept') return nearMiss || mark ? { key: 'events.advice.accept' } : null;
  if (outcome === 'unknown') return { key: nearMiss ? 'events.advice.nearly' : 'events.advice.unknown' };
  return { key: `events.advice.${outcome}` };
}

/** When a decision fell, as the school's clock shows it: the time to read first, the day under it. */
export function eventTime(clock: Pick<SchoolClock, 'time' | 'when'>, at: string): { time: string; day: string } {
  const time = clock.time(at);
  // "Jum, 20 Nov, 06.52"
  return { time, day: clock.when(at).slice(0, -(time.length + 2)) };
}
