/** A term or a year: the sums alone. */
import type { RecapRow } from '../../../../src-shared/contract/reports.ts';
import type { Cell } from '../../ports/files.ts';
import type { ReportRange } from '../read-days.ts';
import { fileName, type Words } from '../words.ts';
import {
  type Content,
  legend,
  personCells,
  personColumns,
  sumCells,
  sumColumns,
  totalOf,
  totalsRow,
} from './columns.ts';

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
