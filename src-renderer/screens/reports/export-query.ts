/** Which file belongs to what is on the screen. */
import type { ReportQuery } from '../../../src-shared/contract/reports.ts';
import { type Period, wholeMonth } from './period.ts';

export type ExportPart = 'recap' | 'charts' | 'late' | 'absences';

export function exportQuery(part: ExportPart, { from, to }: Period, group: string | null, days: number): ReportQuery {
  const of = group === null ? {} : { group };
  if (part === 'late') return { report: 'late', from, to, ...of };
  if (part === 'absences') return { report: 'absences', from, to, days, ...of };
  const month = wholeMonth({ from, to });
  return month ? { report: 'month', month, ...of } : { report: 'range', from, to, ...of };
}
