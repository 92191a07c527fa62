/** When the demo plays: now where it is a school morning, otherwise eight minutes before the bell of the last school day, on a
 * clock that is behind by that much and runs like any other. */
import type { Clock } from '../../src-main/station/ports.ts';
import { instantOf, isSchoolDay, local, plusDays } from './school-year.ts';

const usualMinute = 6 * 60 + 52;
/** Somebody is always on the way between these. */
const morning = { from: 6 * 60 + 25, to: 10 * 60 };

export interface Moment {
  at: number;
  /** What is to be told on the console; null where the clock is the computer's. */
  explanation: string | null;
}

/** `wanted`: `06:52`, or null. */
export function demoMoment(now: number, wanted: string | null): Moment {
  const here = local(now);
  if (wanted === null && isSchoolDay(here.date) && here.minutes >= morning.from && here.minutes <= morning.to)
    return { at: now, explanation: null };
  const minute = wanted === null ? usualMinute : minuteOf(wanted);
  let date = here.minutes >= minute ? here.date : plusDays(here.date, -1);
  while (!isSchoolDay(date)) date = plusDays(date, -1);
  const at = instantOf(date, minute);
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`;
  const why = wanted === null ? 'No school morning now: t' : 'T';
  return { at, explanation: `${why}he demo station's clock says ${date} ${time} (WIB) and runs from there.` };
}

function minuteOf(text: string): number {
  const match = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text);
  if (!match) throw new Error(`--at is "${text}"; it must be a time like 06:52.`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** A clock whose time can be moved while the school is made, and that runs from there. */
export function movedClock(at: number): Clock {
  const offset = at - Date.now();
  return { now: () => new Date(Date.now() + offset), monotonic: () => performance.now() };
}
