/** The calendar as its panels have it. */
import type { CalendarResults } from '../../../src-shared/contract/calendar.ts';

export type CalendarBook = CalendarResults['calendar.get'];
