/** A recap summed up in the other directions: over everybody, by day, by class. Pure, so that a month of 2,000 pupils is summed
 * once and not on every stroke. */
import { type DayStatus, dayStatuses } from '../../../src-shared/contract/attendance.ts';
import type { RecapRow } from '../../../src-shared/contract/reports.ts';

export type Counts = Record<DayStatus, number>;

export interface DaySum {
  date: string;
  counts: Counts;
}

export interface ClassSum {
  group: string;
  people: number;
  counts: Counts;
  percentage: number | null;
  lateMinutes: number;
}

export interface RecapSums {
  total: Omit<ClassSum, 'group'>;
  /** Only days on which somebody had school. */
  days: DaySum[];
  classes: ClassSum[];
}

const none = (): Counts => Object.fromEntries(dayStatuses.map((status) => [status, 0])) as Counts;

/** Of the decided days, with one decimal; never 100 where a day is missing, nor 0 where one was attended. */
export function shareOf({ not_seen: _, ...decided }: Counts): number | null {
  const days = Object.values(decided).reduce((sum, count) => sum + count, 0);
  if (days === 0) return null;
  const attended = decided.present + decided.late;
  if (attended === 0 || attended === days) return attended === 0 ? 0 : 100;
  return Math.min(999, Math.max(1, Math.round((attended * 1000) / days))) / 10;
}

export function sumsOf(rows: readonly RecapRow[], language: string): RecapSums {
  const days = new Map<string, Counts>();
  const classes = new Map<string, { people: number; counts: Counts; lateMinutes: number }>();
  const total = { people: rows.length, counts: none(), lateMinutes: 0 };
  for (const row of rows) {
    let own = classes.get(row.group);
    if (!own) {
      own = { people: 0, counts: none(), lateMinutes: 0 };
      classes.set(row.group, own);
    }
    own.people++;
    own.lateMinutes += row.lateMinutes;
    total.lateMinutes += row.lateMinutes;
    for (const status of dayStatuses) {
      own.counts[status] += row.counts[status];
      total.counts[status] += row.counts[status];
    }
    for (const date in row.days) {
      const status = row.days[date];
      if (!status) continue;
      let counts = days.get(date);
      if (!counts) {
        counts = none();
        days.set(date, counts);
      }
      counts[status]++;
    }
  }
  const { compare } = new Intl.Collator(language, { numeric: true });
  return {
    total: { ...total, percentage: shareOf(total.counts) },
    days: [...days].map(([date, counts]) => ({ date, counts })).sort((a, b) => (a.date < b.date ? -1 : 1)),
    classes: [...classes]
      .map(([group, own]) => ({ group, ...own, percentage: shareOf(own.counts) }))
      .sort((a, b) => compare(a.group, b.group)),
  };
}

/** Days as a chart can still show them: more than `most` become weeks, named by their first day. */
export function bucketsOf(days: readonly DaySum[], most = 45): { weekly: boolean; buckets: DaySum[] } {
  if (days.length <= most) return { weekly: false, buckets: [...days] };
  const weeks = Map.groupBy(days, ({ date }) => mondayOf(date));
  const buckets = [...weeks].map(([date, of]) => {
    const counts = none();
    for (const day of of) for (const status of dayStatuses) counts[status] += day.counts[status];
    return { date, counts };
  });
  return { weekly: true, buckets };
}

function mondayOf(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
}
