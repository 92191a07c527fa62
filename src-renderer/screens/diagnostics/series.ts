/** The last hour as charts and tables draw it. */
import type { Diagnostics } from '../../../src-shared/contract/office.ts';
import { type GateOutcome, gateOutcomes } from '../../../src-shared/domain.ts';

/** 06.52 for an instant, on the school's clock. */
type Clock = (at: string) => string;
type Minutes = Diagnostics['minutes'];

/** In the order a picture goes through them. */
export const stages = ['decode', 'detect', 'landmarks', 'quality', 'liveness', 'embed'] as const;
export type Stage = (typeof stages)[number];

export type Point = { time: string } & Record<string, number | string>;

/** Stages that some picture of the hour went through. */
export function stagesIn(minutes: Minutes): Stage[] {
  return stages.filter((stage) => minutes.some((minute) => (minute.stages[stage] ?? 0) > 0));
}

export function outcomesIn(minutes: Minutes): GateOutcome[] {
  return gateOutcomes.filter((outcome) => minutes.some((minute) => (minute.decisions[outcome] ?? 0) > 0));
}

export function timingPoints(minutes: Minutes, clock: Clock): Point[] {
  return minutes.map((minute) => ({
    time: clock(minute.at),
    ...Object.fromEntries(stages.map((stage) => [stage, minute.stages[stage] ?? 0])),
  }));
}

export function decisionPoints(minutes: Minutes, clock: Clock): Point[] {
  return minutes.map((minute) => ({
    time: clock(minute.at),
    ...Object.fromEntries(gateOutcomes.map((outcome) => [outcome, minute.decisions[outcome] ?? 0])),
  }));
}

export function loadPoints(minutes: Minutes, clock: Clock): Point[] {
  return minutes.map(({ at, frames, memoryMb }) => ({ time: clock(at), frames, memoryMb }));
}

/** Mean milliseconds a picture took in the last five minutes that had any; null where there were none. */
export function recentMilliseconds(minutes: Minutes): number | null {
  const busy = minutes.filter(({ frames }) => frames > 0).slice(-5);
  const frames = busy.reduce((sum, minute) => sum + minute.frames, 0);
  if (frames === 0) return null;
  return busy.reduce((sum, minute) => sum + minute.frames * total(minute.stages), 0) / frames;
}

function total(timings: Record<string, number>): number {
  return Object.values(timings).reduce((sum, ms) => sum + ms, 0);
}

/** Mean milliseconds of each stage over the hour, by the pictures that there were: what the chart says, in a table. */
export function meanStages(minutes: Minutes): { stage: Stage; ms: number }[] {
  const frames = minutes.reduce((sum, minute) => sum + minute.frames, 0);
  return stagesIn(minutes).map((stage) => ({
    stage,
    ms: minutes.reduce((sum, minute) => sum + minute.frames * (minute.stages[stage] ?? 0), 0) / Math.max(frames, 1),
  }));
}

export function totalDecisions(minutes: Minutes): { outcome: GateOutcome; count: number }[] {
  return outcomesIn(minutes).map((outcome) => ({
    outcome,
    count: minutes.reduce((sum, minute) => sum + (minute.decisions[outcome] ?? 0), 0),
  }));
}
