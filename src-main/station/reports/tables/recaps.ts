/** Recaps on paper: a month with a column for each day, and a stretch of dates in sums. */
import type { RecapRow } from '../../../../src-shared/contract/reports.ts';
import type { Cell } from '../../ports/files.ts';
import type { ReportRange } from '../recap.ts';
import { fileName, type Words } from '../words.ts';
import {
  type Content,
  legend,
  letterTones,
  personCells,
  personColumns,
  sumCells,
  sumColumns,
  totalOf,
  totalsRow,
} from './columns.ts';

export interface MonthReport {
  month: string;
  dates: readonly string[];
  group?: string | undefined;
}

/** A month as the paper book has it: a line a pupil, a column a day, the sums on the right. */
export function monthTable(rows: readonly RecapRow[], { month, dates, group }: MonthReport, words: Words): Content {
  const { say } = words;
  const withGroup = !group;
  return {
    name: fileName(say('report.file.month'), month, group),
    title: say('report.title.month'),
    subtitle: `${words.month(month)} · ${words.group(group)}`,
    columns: [
      ...personColumns(words, withGroup),
      ...dates.map((date) => ({
        heading: String(Number(date.slice(8))),
        width: 3,
        align: 'center' as const,
        shaded: isFree(rows, date),
      })),
      ...sumColumns(words),
    ],
    rows: rows.map((row, i) => [
      ...personCells(row, i, withGroup),
      ...dates.map((date) => letterOf(row.days[date], words)),
      ...sumCells(row),
    ]),
    totals:
      rows.length === 0 ? null : totalsRow(words, withGroup, [...dates.map(() => null), ...sumCells(totalOf(rows))]),
    tones: letterTones(words),
    notes: [legend(words), say('report.note.percentage')],
  };
}

/** Blank: not a member on that day, or the day is not over. */
function letterOf(status: RecapRow['days'][string] | undefined, { say }: Words): string | null {
  if (status === undefined || status === 'not_seen') return null;
  return say(`report.letter.${status ?? 'no_school'}`);
}

function isFree(rows: readonly RecapRow[], date: string): boolean {
  return rows.length > 0 && rows.every(({ days }) => (days[date] ?? null) === null);
}

/** A term or a year: the sums alone. */
export function rangeTable(rows: readonly RecapRow[], { from, to, group }: ReportRange, words: Words): Content {
  const { say } = words;
  const withGroup = !group;
  const cells = (row: Pick<RecapRow, 'counts' | 'percentage' | 'schoolDays'>, lateMinutes: number): Cell[] => [
    row.schoolDays,
    ...sumCells(row),
    lateMinutes,
  ];
  const minutes = rows.reduce((sum, row) => sum + row.lateMinutes, 0);
  return {
    name: fileName(say('report.file.range'), from, to, group),
    title: say('report.title.range'),
    subtitle: `${say('report.period', { from: words.date(from), to: words.date(to) })} · ${words.group(group)}`,
    columns: [
      ...personColumns(words, withGroup),
      { heading: say('report.column.school_days'), width: 9, align: 'center' },
      ...sumColumns(words),
      { heading: say('report.column.late_minutes'), width: 11, align: 'right' },
    ],
    rows: rows.map((row, i) => [...personCells(row, i, withGroup), ...cells(row, row.lateMinutes)]),
    totals: rows.length === 0 ? null : totalsRow(words, withGroup, cells(totalOf(rows), minutes)),
    tones: {},
    notes: [legend(words), say('report.note.percentage')],
  };
}
