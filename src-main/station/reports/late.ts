/** Who came late, how often and by how much: the most often late first. */
import type { ReportResults } from '../../../src-shared/contract/reports.ts';
import { byGroupAndName } from './people-order.ts';
import type { RecapDay } from './recap.ts';

export type LateRow = ReportResults['reports.late']['rows'][number];

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
