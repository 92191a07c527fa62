/** Reports: days summed up, as data for the screens and as files for people. */
import type { ReportResults } from '../../../src-shared/contract/reports.ts';
import { datesBetween } from '../attendance/dates.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { Absences } from './absences.ts';
import { tableOf } from './export.ts';
import { LateList } from './late.ts';
import { letterheadOf, saveLetterhead } from './letterhead.ts';
import { readDays } from './read-days.ts';
import { Recap } from './recap.ts';

export function reportCommands(context: Context): Handlers<keyof ReportResults> {
  return {
    'reports.recap': async ({ from, to, group }) => {
      const recap = new Recap();
      await readDays(context, { from, to, group }, (day) => recap.add(day));
      return { from, to, dates: datesBetween(from, to), rows: recap.rows() };
    },

    'reports.late': async (range) => {
      const list = new LateList();
      await readDays(context, range, (day) => list.add(day));
      return { rows: list.rows() };
    },

    'reports.absences': async ({ days, ...range }) => {
      const absences = new Absences(days);
      await readDays(context, range, (day) => absences.add(day));
      return { runs: absences.runs() };
    },

    'reports.export': async ({ query, format, language }) =>
      context.files.writeReport(await tableOf(context, query, language), format),

    'letterhead.get': () => letterheadOf(context),

    'letterhead.save': (letterhead) => saveLetterhead(context, letterhead),
  };
}
