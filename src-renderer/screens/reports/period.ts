/** The days a report is about: a month, a term, a school year, or any range; and how the address writes it. */
import type { ReportQuery } from '../../../src-shared/contract/reports.ts';
import type { SchoolYear } from '../../../src-shared/contract/roster.ts';
import { monthStep } from '../../format/calendar.ts';
import { addDays } from '../../format/dates.ts';

export interface Period {
  from: string;
  to: string;
}

/** As the contract takes them. */
export const longestPeriod = 400;

export function monthPeriod(date: string): Period {
  const from = `${date.slice(0, 7)}-01`;
  return { from, to: addDays(monthStep(from, 1), -1) };
}

/** `2026-11` where the period is that whole month. */
export function wholeMonth({ from, to }: Period): string | null {
  const month = monthPeriod(from);
  return month.from === from && month.to === to ? from.slice(0, 7) : null;
}

const dateOf = (text: string | null): string | null => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);

/** What the address asks for; this month where it asks for nothing. */
export function periodOf(query: URLSearchParams, today: string): Period {
  const month = /^\d{4}-\d{2}$/.exec(query.get('month') ?? '')?.[0];
  if (month) return monthPeriod(`${month}-01`);
  const [from, to] = [dateOf(query.get('from')), dateOf(query.get('to'))];
  return from && to && from <= to ? { from, to } : monthPeriod(today);
}

export function queryOf(period: Period, group: string | null): Record<string, string> {
  const month = wholeMonth(period);
  return { ...(month ? { month } : { ...period }), ...(group !== null && { group }) };
}

interface Term extends Period {
  kind: 'odd' | 'even' | 'year';
  /** Of the school year: 2026/2027. */
  year: string;
}

/** The terms of the school year that today lies in and of the one before. Where the school has none written down, July to June. */
export function termsOf(years: readonly SchoolYear[], today: string): Term[] {
  const known = years
    .filter(({ from }) => from <= today)
    .sort((a, b) => b.from.localeCompare(a.from))
    .slice(0, 2);
  return (known.length > 0 ? known : [usualYear(today)]).flatMap(({ name, from, to }) => {
    const newYear = `${Number(from.slice(0, 4)) + 1}-01-01`;
    if (newYear <= from || newYear > to) return [{ kind: 'year' as const, year: name, from, to }];
    return [
      { kind: 'odd' as const, year: name, from, to: addDays(newYear, -1) },
      { kind: 'even' as const, year: name, from: newYear, to },
      { kind: 'year' as const, year: name, from, to },
    ];
  });
}

function usualYear(today: string): Omit<SchoolYear, 'id'> {
  const first = Number(today.slice(0, 4)) - (today.slice(5, 7) < '07' ? 1 : 0);
  return { name: `${first}/${first + 1}`, from: `${first}-07-01`, to: `${first + 1}-06-30` };
}

export type ExportPart = 'recap' | 'charts' | 'late' | 'absences';

/** Which file belongs to what is on the screen. */
export function exportQuery(part: ExportPart, { from, to }: Period, group: string | null, days: number): ReportQuery {
  const of = group === null ? {} : { group };
  if (part === 'late') return { report: 'late', from, to, ...of };
  if (part === 'absences') return { report: 'absences', from, to, days, ...of };
  const month = wholeMonth({ from, to });
  return month ? { report: 'month', month, ...of } : { report: 'range', from, to, ...of };
}
