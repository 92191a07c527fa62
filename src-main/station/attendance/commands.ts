/** Records, corrections, days and gates. */
import { type AttendanceResults, attendanceArguments } from '../../../src-shared/contract/attendance.ts';
import { unfinishedCommands } from '../../../src-shared/unfinished.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

export function attendanceCommands(_context: Context): Handlers<keyof AttendanceResults> {
  return unfinishedCommands(attendanceArguments);
}
