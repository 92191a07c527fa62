/** Attendance to write: what no gate saw, and what a gate got wrong. Nothing is changed, everything is added. */

import { attendanceRecord as record } from '../../../src-shared/contract/attendance.ts';
import { commandArguments } from '../../../src-shared/contract.ts';
import { recordParams } from './attendance.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access } from './route-parts.ts';
import { writeHeaders, wrote } from './writes.ts';

const tags = ['Attendance'];
const newRecord = commandArguments['attendance.manual'].omit({ actor: true });
const withReason = commandArguments['attendance.void'].omit({ actor: true, recordId: true });
const replacement = commandArguments['attendance.replace'].omit({ actor: true, recordId: true });

export const correctionRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.post(
    '/attendance',
    {
      ...access('attendance:write'),
      schema: {
        operationId: 'addAttendance',
        summary: 'Write down that somebody came or left',
        description:
          'For what no gate saw. The time may not be in the future; the author is the caller. On a day on which the person belonged to no class it is a conflict, unless `extendMembership` moves the dates of their class.',
        tags,
        headers: writeHeaders,
        body: newRecord,
        response: { 201: record, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 201, () =>
        station.call('attendance.manual', { ...request.body, actor: request.caller.name }),
      ),
  );

  app.post(
    '/attendance/:recordId/void',
    {
      ...access('attendance:write'),
      schema: {
        operationId: 'voidAttendance',
        summary: 'Take a record out of what counts',
        description: 'Answers the record that says so. A record is corrected once; the second time is a conflict.',
        tags,
        params: recordParams,
        headers: writeHeaders,
        body: withReason,
        response: { 201: record, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 201, () =>
        station.call('attendance.void', {
          ...request.params,
          ...request.body,
          actor: request.caller.name,
        }),
      ),
  );

  app.post(
    '/attendance/:recordId/replace',
    {
      ...access('attendance:write'),
      schema: {
        operationId: 'replaceAttendance',
        summary: 'Put another time or direction in the place of a record',
        description: 'It counts on the school day of its own time.',
        tags,
        params: recordParams,
        headers: writeHeaders,
        body: replacement,
        response: { 201: record, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 201, () =>
        station.call('attendance.replace', {
          ...request.params,
          ...request.body,
          actor: request.caller.name,
        }),
      ),
  );

  app.post(
    '/attendance/:recordId/disown',
    {
      ...access('attendance:write'),
      schema: {
        operationId: 'disownAttendance',
        summary: 'Take back a scan at the gate: "That\'s not me"',
        description: 'Only a scan of the last 10 seconds.',
        tags,
        params: recordParams,
        headers: writeHeaders,
        response: { 201: record, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 201, () => station.call('attendance.disown', request.params)),
  );
};
