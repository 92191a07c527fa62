/** What the chart of arrivals shows: bars without gaps, wide enough that the bell always has its place among them. */
import type { DayPlan } from '../../../src-shared/contract/calendar.ts';
import type { TodayOverview } from '../../../src-shared/contract/office.ts';

export type Bar = TodayOverview['arrivals'][number];

/** Minutes of one bar, as the station counts them. */
const step = 5;
/** Minutes around a bell that are shown even where nobody came. */
const before = 45;
const after = 20;

export interface Chart {
  bars: Bar[];
  /** The bars at whose beginning a bell stands, with its own time. */
  bells: { bar: string; time: string }[];
  /** Every half hour. */
  ticks: string[];
}

export function chartOf(arrivals: readonly Bar[], plan: DayPlan): Chart {
  const limits = plan.sessions.map(({ onTimeUntil }) => onTimeUntil);
  const around = limits.flatMap((limit) => [floor(minutes(limit) - before), floor(minutes(limit) + after)]);
  const places = [...arrivals.map(({ time }) => minutes(time)), ...around];
  const first = Math.min(...places);
  const last = Math.max(...places);
  const known = new Map(arrivals.map((bar) => [bar.time, bar]));
  const bars: Bar[] = [];
  for (let at = first; at <= last; at += step) {
    const time = text(at);
    bars.push(known.get(time) ?? { time, onTime: 0, late: 0 });
  }
  return {
    bars,
    bells: limits.map((time) => ({ bar: text(floor(minutes(time))), time })),
    ticks: bars.filter(({ time }) => minutes(time) % 30 === 0).map(({ time }) => time),
  };
}

function floor(value: number): number {
  return Math.max(0, Math.floor(value / step) * step);
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}

function text(value: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(value / 60))}:${two(value % 60)}`;
}
