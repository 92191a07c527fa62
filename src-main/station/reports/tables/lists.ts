/** The two lists that start a conversation: who is late often, and who stays away. */
import type { AbsenceRun, LateRow } from '../late-and-absent.ts';
import type { ReportRange } from '../recap.ts';
import { fileName, type Words } from '../words.ts';
import { type Content, personCells, personColumns } from './columns.ts';

export function lateTable(rows: readonly LateRow[], range: ReportRange, words: Words): Content {
  const { say } = words;
  return {
    name: fileName(say('report.file.late'), range.from, range.to, range.group),
    title: say('report.title.late'),
    subtitle: subtitleOf(range, words),
    columns: [
      ...personColumns(words, true),
      { heading: say('report.column.times'), width: 8, align: 'right' },
      { heading: say('report.column.minutes'), width: 10, align: 'right' },
      { heading: say('report.column.worst'), width: 14, align: 'right' },
    ],
    rows: rows.map((row, i) => [...personCells(row, i, true), row.times, row.minutes, row.worst]),
    totals: null,
    tones: {},
    notes: [],
  };
}

export function absencesTable(
  runs: readonly AbsenceRun[],
  range: ReportRange & { days: number },
  words: Words,
): Content {
  const { say } = words;
  return {
    name: fileName(say('report.file.absences'), range.from, range.to, range.group),
    title: say('report.title.absences', { days: range.days }),
    subtitle: subtitleOf(range, words),
    columns: [
      ...personColumns(words, true),
      { heading: say('report.column.from'), width: 14, align: 'left' },
      { heading: say('report.column.to'), width: 14, align: 'left' },
      { heading: say('report.column.days'), width: 8, align: 'right' },
      { heading: say('report.column.ongoing'), width: 12, align: 'center' },
    ],
    rows: runs.map((run, i) => [
      ...personCells(run, i, true),
      { date: run.from },
      { date: run.to },
      run.days,
      run.ongoing ? say('report.ongoing') : null,
    ]),
    totals: null,
    tones: { [say('report.ongoing')]: 'alert' },
    notes: [say('report.note.absences')],
  };
}

function subtitleOf({ from, to, group }: ReportRange, words: Words): string {
  return `${words.say('report.period', { from: words.date(from), to: words.date(to) })} · ${words.group(group)}`;
}
