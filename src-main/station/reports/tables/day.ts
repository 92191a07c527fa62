/** One day: who came when, who is missing and why. */
import { dayStatuses } from '../../../../src-shared/contract/attendance.ts';
import type { NamedDay } from '../../attendance/days.ts';
import type { Cell } from '../../ports/files.ts';
import { byGroupAndName } from '../recap.ts';
import { fileName, type Words } from '../words.ts';
import { type Content, personCells, personColumns } from './columns.ts';

export interface DayReport {
  date: string;
  group?: string | undefined;
  /** IANA name. */
  timeZone: string;
}

export function dayTable(days: readonly NamedDay[], { date, group, timeZone }: DayReport, words: Words): Content {
  const { say } = words;
  const withGroup = !group;
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  const time = (at: string | null): Cell => (at === null ? null : { time: clock.format(new Date(at)) });
  const rows = [...days].sort(byGroupAndName).map((day, i) => [
    ...personCells(day, i, withGroup),
    say(`report.status.${day.status ?? 'no_school'}`),
    time(day.arrivedAt),
    time(day.leftAt),
    // Nothing rather than a column of zeros
    day.lateMinutes || null,
    remark(day, words),
  ]);
  return {
    name: fileName(say('report.file.day'), date, group),
    title: say('report.title.day'),
    subtitle: `${words.date(date)} · ${words.group(group)}`,
    columns: [
      ...personColumns(words, withGroup),
      { heading: say('report.column.status'), width: 12, align: 'left' },
      { heading: say('report.column.arrived'), width: 8, align: 'center' },
      { heading: say('report.column.left'), width: 8, align: 'center' },
      { heading: say('report.column.late_minutes'), width: 11, align: 'center' },
      { heading: say('report.column.remark'), width: 26, align: 'left' },
    ],
    rows,
    totals: null,
    tones: {
      [say('report.status.late')]: 'warn',
      [say('report.status.absent')]: 'alert',
      [say('report.status.not_seen')]: 'muted',
      [say('report.status.no_school')]: 'muted',
    },
    notes: [countsLine(days, words)],
  };
}

/** The day's own name, leave that the status does not tell, and what somebody should talk about. */
function remark(day: NamedDay, { say }: Words): string {
  const parts = [
    day.member ? null : say('report.remark.no_member'),
    day.dayName,
    day.leave !== null && day.leave !== day.status ? say(`report.leave.${day.leave}`) : null,
    day.leftEarlyMinutes > 0 ? say('report.remark.left_early', { minutes: day.leftEarlyMinutes }) : null,
    day.sessions.some(({ arrivedTooLate }) => arrivedTooLate) ? say('report.remark.too_late') : null,
  ];
  return parts.filter((part) => part !== null).join('; ');
}

/** "Hadir 28, Terlambat 2, …" */
function countsLine(days: readonly NamedDay[], { say }: Words): string {
  return dayStatuses
    .map((status) => `${say(`report.status.${status}`)} ${days.filter((day) => day.status === status).length}`)
    .join(', ');
}
