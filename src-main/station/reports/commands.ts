/** Reports. */
import { type ReportResults, reportArguments } from '../../../src-shared/contract/reports.ts';
import { unfinishedCommands } from '../../../src-shared/unfinished.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

export function reportCommands(_context: Context): Handlers<keyof ReportResults> {
  return unfinishedCommands(reportArguments);
}
