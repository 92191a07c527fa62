/** Records, corrections, days and gates. */
import type { AttendanceResults } from '../../../src-shared/contract/attendance.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { clockCommands } from './clock.ts';
import { correctionCommands } from './corrections.ts';
import { disown } from './disown.ts';
import { gateCommands } from './gates.ts';
import { listRecords } from './records.ts';
import { scanPhoto } from './scan.ts';
import { history, listDays, sheet } from './sheet.ts';

export function attendanceCommands(context: Context): Handlers<keyof AttendanceResults> {
  return {
    ...gateCommands(context),
    ...correctionCommands(context),
    ...clockCommands(context),
    'attendance.scan': (args) => scanPhoto(context, args),
    'attendance.disown': ({ recordId }) => disown(context, recordId),
    'attendance.records': (query) => listRecords(context, query),
    'attendance.days': (query) => listDays(context, query),
    'attendance.sheet': (query) => sheet(context, query),
    'attendance.history': (query) => history(context, query),
  };
}
