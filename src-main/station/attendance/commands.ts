/** Records, corrections and days. */

import type { AttendanceRecord } from '../../../src-shared/contract/attendance.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { correctionCommands, voidRecord } from './corrections.ts';
import { history, listDays, listRecords, sheet } from './sheet.ts';

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

/** Milliseconds: as long as the greeting stands on the screen. */
const allowedFor = 10_000;
const grounds = { author: 'gate', reason: 'Not me' };

/** "That's not me": for a moment after a scan, whoever stands at the gate may take the record out themselves. */
function disown(context: Context, recordId: number): AttendanceRecord {
  return voidRecord(context, recordId, grounds, ({ kind, writtenAt }) => {
    const age = context.time.now().at.getTime() - Date.parse(writtenAt);
    if (kind === 'scan' && age <= allowedFor) return;
    const message = 'Only a scan of the last 10 seconds can be taken back at the gate. Ask a member of staff.';
    throw new StationError('conflict', message, { recordId });
  });
}
