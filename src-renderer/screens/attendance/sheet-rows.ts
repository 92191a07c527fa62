/** The rows of a sheet: which of them the address asks for, who is still to be marked, and with which time. */
import { type DayStatus, dayStatuses, type SheetRow } from '../../../src-shared/contract/attendance.ts';
import type { DayPlan } from '../../../src-shared/contract/calendar.ts';
import { go, useRoute } from '../../route.ts';

/** Of an address: `status=late,absent`, or `missing` for both kinds of not being there. */
export function readStatuses(text: string | null): DayStatus[] {
  const named = (text ?? '').split(',');
  if (named.includes('missing')) return ['absent', 'not_seen'];
  return dayStatuses.filter((status) => named.includes(status));
}

export function toggled(statuses: readonly DayStatus[], status: DayStatus): DayStatus[] {
  return dayStatuses.filter((one) => statuses.includes(one) !== (one === status));
}

/** No status chosen: all of them. Every word must begin a word of the name, or the number. */
export function filterRows(rows: readonly SheetRow[], statuses: readonly DayStatus[], text: string): SheetRow[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (statuses.length > 0 && (row.status === null || !statuses.includes(row.status))) return false;
    const parts = [...plain(row.name).split(/\s+/), String(row.userId)];
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

interface SheetQuery {
  /** Empty: the station's today. */
  date: string;
  /** Empty: everybody. */
  group: string;
  /** As `readStatuses` reads it. */
  status: string;
}

const names = ['date', 'group', 'status'] as const;

/** Changes parts of it; `person` opens somebody's day, null closes it, absent leaves it. */
type Change = (part: Partial<SheetQuery>, person?: number | null) => void;

/** What the sheet shows, kept in the address: a link leads to it, the way back leads back. */
export function useRouteQuery(): [SheetQuery, Change] {
  const { path, query } = useRoute();
  const now = Object.fromEntries(names.map((name) => [name, query.get(name) ?? ''])) as unknown as SheetQuery;
  return [
    now,
    (part, person) => {
      const next = Object.entries({ ...now, ...part }).filter(([, value]) => value !== '');
      const kept = person === undefined ? path.slice(0, 1) : person === null ? [] : [person];
      go('attendance', kept, Object.fromEntries(next));
    },
  ];
}

// Marking many at once: who is still to be marked, and the time that makes them present and not late.

export function notThere(rows: readonly SheetRow[]): SheetRow[] {
  return rows.filter(({ arrivedAt }) => arrivedAt === null);
}

/** The last minute that is on time; now, where that is still to come (`HH:MM`; null: the day is over). */
export function bulkTime(plan: DayPlan | null, now: string | null): string {
  const limit = plan?.sessions[0]?.onTimeUntil ?? '07:00';
  return now !== null && now < limit ? now : limit;
}
