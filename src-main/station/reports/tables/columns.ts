/** Columns that several reports share, and the parts of a table that are the same in all of them. */
import type { DayStatus } from '../../../../src-shared/contract/attendance.ts';
import type { RecapRow } from '../../../../src-shared/contract/reports.ts';
import type { Cell, ReportColumn, ReportTable, Tone } from '../../ports/files.ts';
import { noCounts, percentageOf } from '../recap.ts';
import type { Words } from '../words.ts';

/** What a report says; its letterhead and date are the same for all. */
export type Content = Omit<ReportTable, 'letterhead' | 'madeOn' | 'language'>;

/** In the order in which school books list them. `not_seen` is left blank. */
export const counted = ['present', 'late', 'excused', 'sick', 'absent'] as const;

export function personColumns({ say }: Words, withGroup: boolean): ReportColumn[] {
  return [
    { heading: say('report.column.number'), width: 5, align: 'center' },
    { heading: say('report.column.user_id'), width: 9, align: 'left' },
    { heading: say('report.column.name'), width: 30, align: 'left' },
    ...(withGroup ? [{ heading: say('report.column.group'), width: 9, align: 'left' as const }] : []),
  ];
}

export function personCells(
  person: { userId: number; name: string; group: string },
  index: number,
  withGroup: boolean,
): Cell[] {
  return [index + 1, person.userId, person.name, ...(withGroup ? [person.group] : [])];
}

/** H, T, I, S, A and the part attended. */
export function sumColumns({ say }: Words): ReportColumn[] {
  return [
    ...counted.map((status) => ({ heading: say(`report.letter.${status}`), width: 4, align: 'center' as const })),
    { heading: say('report.column.percentage'), width: 8, align: 'right', decimals: 1 },
  ];
}

export function sumCells(row: Pick<RecapRow, 'counts' | 'percentage'>): Cell[] {
  return [...counted.map((status) => row.counts[status]), row.percentage];
}

/** Everybody's days together, as one row. */
export function totalOf(rows: readonly RecapRow[]): Pick<RecapRow, 'counts' | 'percentage' | 'schoolDays'> {
  const counts = noCounts();
  for (const row of rows) for (const status of Object.keys(counts) as DayStatus[]) counts[status] += row.counts[status];
  const schoolDays = rows.reduce((sum, row) => sum + row.schoolDays, 0);
  return { counts, schoolDays, percentage: percentageOf({ counts, schoolDays }) };
}

/** "Jumlah" under the names, and `cells` under the columns that follow. */
export function totalsRow({ say }: Words, withGroup: boolean, cells: Cell[]): Cell[] {
  return [null, null, say('report.total'), ...(withGroup ? [null] : []), ...cells];
}

export function letterTones({ say }: Words): Record<string, Tone> {
  return {
    [say('report.letter.no_school')]: 'muted',
    [say('report.letter.late')]: 'warn',
    [say('report.letter.absent')]: 'alert',
  };
}

/** "H = Hadir, T = Terlambat, …" */
export function legend({ say }: Words): string {
  const letters = [...counted, 'no_school'] as const;
  return letters.map((name) => `${say(`report.letter.${name}`)} = ${say(`report.status.${name}`)}`).join(', ');
}
