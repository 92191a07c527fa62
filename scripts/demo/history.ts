/** The term so far, decided by dice before anything is written: who came when, who was away and why. */
import type { Pupil } from './pupils.ts';
import { dice } from './random.ts';
import { absence, passages, type Stay } from './school-days.ts';
import { instantOf, isSchoolDay, local, plusDays, termStart } from './school-year.ts';

export interface Seen {
  pupil: Pupil;
  date: string;
  at: number;
  direction: 'in' | 'out';
}

export interface History {
  seen: Seen[];
  stays: Stay[];
  today: string;
}

/** A girl of whom nobody has heard for three days: somebody should call. */
const missedWithoutWord = { name: 'Dewi Anggraini', days: 3 };
/** Those whom the demo's camera may show are still to come today. */
const stillToCome: ReadonlySet<string> = new Set(['Bagus Prasetyo', 'Siti Aminah', 'Ni Kadek Ayu']);

export function makeHistory(pupils: readonly Pupil[], now: number): History {
  const today = local(now).date;
  const dates = schoolDays(termStart(today), today);
  const luck = dice(4_2026);
  const history: History = { seen: [], stays: [], today };
  const away = new Map<Pupil, number>();
  dates.forEach((date, index) => {
    for (const pupil of pupils) {
      if (pupil.name === missedWithoutWord.name && dates.length - index <= missedWithoutWord.days + 1) continue;
      const left = away.get(pupil) ?? 0;
      if (left > 0) away.set(pupil, left - 1);
      else if (!leaves(pupil, index)) attend(pupil, date);
    }
  });
  return history;

  function leaves(pupil: Pupil, index: number): boolean {
    const gone = absence(luck, pupil);
    if (!gone || stillToCome.has(pupil.name)) return false;
    const last = dates[Math.min(index + gone.days - 1, dates.length - 1)] as string;
    if (gone.kind !== 'none') history.stays.push({ pupil, from: dates[index] as string, to: last, kind: gone.kind });
    away.set(pupil, gone.days - 1);
    return true;
  }

  function attend(pupil: Pupil, date: string): void {
    const found = passages(luck, pupil, date);
    if (date === today && stillToCome.has(pupil.name)) return;
    for (const { minutes, direction } of found) {
      const at = instantOf(date, minutes);
      if (at < now - 5_000) history.seen.push({ pupil, date, at, direction });
    }
  }
}

export function schoolDays(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = plusDays(date, 1)) if (isSchoolDay(date)) dates.push(date);
  return dates;
}
