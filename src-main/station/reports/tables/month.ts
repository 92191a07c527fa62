/** A month as the paper book has it: a line a pupil, a column a day, the sums on the right. */
import type { RecapRow } from '../../../../src-shared/contract/reports.ts';
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
