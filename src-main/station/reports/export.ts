/** A report as a table with its words: what every file format is written from. */
import type { ReportQuery } from '../../../src-shared/contract/reports.ts';
import type { Language } from '../../../src-shared/messages/index.ts';
import { personDays } from '../attendance/days.ts';
import type { Context } from '../context.ts';
import type { ReportTable } from '../ports/files.ts';
import { addDays, datesBetween } from '../time/dates.ts';
import { Absences } from './absences.ts';
import { LateList } from './late.ts';
import { printedLetterhead } from './letterhead.ts';
import { type ReportRange, readDays } from './read-days.ts';
import { Recap } from './recap.ts';
import type { Content } from './tables/columns.ts';
import { dayTable } from './tables/day.ts';
import { absencesTable, lateTable } from './tables/lists.ts';
import { monthTable } from './tables/month.ts';
import { rangeTable } from './tables/range.ts';
import { type Words, wordsIn } from './words.ts';

export async function tableOf(context: Context, query: ReportQuery, language: Language): Promise<ReportTable> {
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
