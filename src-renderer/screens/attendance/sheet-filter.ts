/** Which rows of a sheet are shown: by status, and by what somebody types. */
import { type DayStatus, dayStatuses, type SheetRow } from '../../../src-shared/contract/attendance.ts';

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
