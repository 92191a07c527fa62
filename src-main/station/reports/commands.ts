/** Reports: days summed up, as data for the screens and as files for people. */
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { datesBetween } from '../time/dates.ts';
import { Absences } from './absences.ts';
import { tableOf } from './export.ts';
import { LateList } from './late.ts';
import { readDays } from './read-days.ts';
import { Recap } from './recap.ts';

export function reportCommands(context: Context): HandlersOf<'reports'> {
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
  };
}
