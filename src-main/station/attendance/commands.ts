/** Records, corrections and days. */
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { correctionCommands } from './corrections.ts';
import { disown } from './disown.ts';
import { listRecords } from './records.ts';
import { history, listDays, sheet } from './sheet.ts';

export function attendanceCommands(context: Context): HandlersOf<'attendance'> {
  return {
    ...correctionCommands(context),
    'attendance.disown': ({ recordId }) => disown(context, recordId),
    'attendance.records': (query) => listRecords(context, query),
    'attendance.days': (query) => listDays(context, query),
    'attendance.sheet': (query) => sheet(context, query),
    'attendance.history': (query) => history(context, query),
  };
}
