/** The calendar commands. */
import { type CalendarResults, calendarArguments } from '../../../src-shared/contract/calendar.ts';
import { unfinishedCommands } from '../../../src-shared/unfinished.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

export function calendarCommands(_context: Context): Handlers<keyof CalendarResults> {
  return unfinishedCommands(calendarArguments);
}
