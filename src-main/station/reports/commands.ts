/** Reports: days summed up, as data for the screens and as files for people. */

import type { ReportQuery } from '../../../src-shared/contract/reports.ts';
import type { Language } from '../../../src-shared/messages/index.ts';
import { personDays } from '../attendance/days.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import type { ReportTable } from '../ports/files.ts';
import { addDays, datesBetween } from '../time/dates.ts';
import { Absences, LateList } from './late-and-absent.ts';
import { printedLetterhead } from './letterhead.ts';
import { Recap, type ReportRange, readDays } from './recap.ts';
import type { Content } from './tables/columns.ts';
import { dayTable } from './tables/day.ts';
import { absencesTable, lateTable } from './tables/lists.ts';
import { monthTable, rangeTable } from './tables/recaps.ts';
import { type Words, wordsIn } from './words.ts';

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

/** A report as a table with its words: what every file format is written from. */
async function tableOf(context: Context, query: ReportQuery, language: Language): Promise<ReportTable> {
  const content = await contentOf(context, query, wordsIn(language));
  const madeOn = context.calendar.dateOf(context.time.now().at);
  return { ...content, letterhead: printedLetterhead(context), madeOn, language };
}

async function contentOf(context: Context, query: ReportQuery, words: Words): Promise<Content> {
  switch (query.report) {
    case 'day': {
      const { date, group } = query;
      const timeZone = context.calendar.timeZoneOn(date);
      return dayTable(personDays(context, { from: date, to: date, group }), { date, group, timeZone }, words);
    }
    case 'month': {
      const range = { ...monthRange(query.month), group: query.group };
      const { month, group } = query;
      const rows = await recapRows(context, range);
      return monthTable(rows, { month, group, dates: datesBetween(range.from, range.to) }, words);
    }
    case 'range':
      return rangeTable(await recapRows(context, query), query, words);
    case 'late': {
      const list = new LateList();
      await readDays(context, query, (day) => list.add(day));
      return lateTable(list.rows(), query, words);
    }
    case 'absences': {
      const absences = new Absences(query.days);
      await readDays(context, query, (day) => absences.add(day));
      return absencesTable(absences.runs(), query, words);
    }
  }
}

async function recapRows(context: Context, range: ReportRange) {
  const recap = new Recap();
  await readDays(context, range, (day) => recap.add(day));
  return recap.rows();
}

/** The first and the last date of a month. */
function monthRange(month: string): { from: string; to: string } {
  const from = `${month}-01`;
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
}
