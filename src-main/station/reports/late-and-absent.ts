/** Who came late, and who was absent day after day. */
import type { ReportResults } from '../../../src-shared/contract/reports.ts';
import { byGroupAndName, type RecapDay } from './recap.ts';

export type LateRow = ReportResults['reports.late']['rows'][number];

/** Who came late, how often and by how much: the most often late first. */
export class LateList {
  readonly #rows = new Map<number, LateRow>();

  add({ personId, userId, name, group, status, lateMinutes }: RecapDay): void {
    if (status !== 'late') return;
    const before = this.#rows.get(personId);
    this.#rows.set(personId, {
      personId,
      userId,
      name,
      group,
      times: (before?.times ?? 0) + 1,
      minutes: (before?.minutes ?? 0) + lateMinutes,
      worst: Math.max(before?.worst ?? 0, lateMinutes),
    });
  }

  rows(): LateRow[] {
    return [...this.#rows.values()].sort((a, b) => b.times - a.times || b.minutes - a.minutes || byGroupAndName(a, b));
  }
}

export type AbsenceRun = ReportResults['reports.absences']['runs'][number];

/**
 * Who stayed away without a word, school day after school day: the ones to ask after. Only absent (Alfa) counts; leave, however
 * long, is explained and ends a run, as does any day attended. Days without school and days not decided yet neither count nor
 * end one. A run is `ongoing` while nothing in the range has ended it. Only the range is looked at: a run that began before it
 * counts from its first day.
 */
export class Absences {
  readonly #least: number;
  readonly #open = new Map<number, AbsenceRun>();
  readonly #ended: AbsenceRun[] = [];

  /** `least`: school days from which a run counts. */
  constructor(least: number) {
    this.#least = least;
  }

  /** In order of dates. */
  add(day: RecapDay): void {
    if (day.status === 'absent') this.#lengthen(day);
    else if (day.status !== null && day.status !== 'not_seen') this.#end(day.personId);
  }

  /** The longest first. */
  runs(): AbsenceRun[] {
    const open = [...this.#open.values()].filter(({ days }) => days >= this.#least);
    return [...this.#ended, ...open].sort(
      (a, b) => b.days - a.days || Number(b.ongoing) - Number(a.ongoing) || byGroupAndName(a, b),
    );
  }

  #lengthen({ personId, userId, name, group, date }: RecapDay): void {
    const before = this.#open.get(personId);
    const [from, days] = before ? [before.from, before.days + 1] : [date, 1];
    this.#open.set(personId, { personId, userId, name, group, from, to: date, days, ongoing: true });
  }

  #end(personId: number): void {
    const run = this.#open.get(personId);
    this.#open.delete(personId);
    if (run && run.days >= this.#least) this.#ended.push({ ...run, ongoing: false });
  }
}
