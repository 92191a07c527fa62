/** Leave to write: asked for, with a letter or without, and decided. */

import { leaveRequest as leave } from '../../../src-shared/contract/leave.ts';
import { commandArguments } from '../../../src-shared/contract.ts';
import { withLeaveForm } from './leave-form.ts';
import { leaveParams, newLeave } from './leave-schemas.ts';
import { type ApiPlugin, access, formsUnchecked } from './parts.ts';
import { problems } from './problem.ts';
import { write, writeHeaders } from './writes.ts';

const tags = ['Leave'];
const decision = commandArguments['leave.decide'].omit({ leaveId: true, actor: true });

export const leaveDecisionRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.post(
    '/leave/:leaveId/decision',
    {
      ...access('attendance:write'),
      schema: {
        operationId: 'decideLeave',
        summary: 'Approve, reject or cancel leave',
        description:
          'A request is answered once; what was approved may still be cancelled. Anything else is a conflict.',
        tags,
        params: leaveParams,
        headers: writeHeaders,
        body: decision,
        response: { 200: leave, ...problems },
      },
    },
    (request, reply) =>
      write({ idempotency, request, reply }, request.body, async () => ({
        status: 200,
        body: await station.call('leave.decide', {
          ...request.params,
          ...request.body,
          actor: request.caller.name,
        }),
      })),
  );
};

/** Apart from the others: its body may be a form, which its handler reads and checks. */
export const leaveRequestRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.setValidatorCompiler(formsUnchecked);
  app.post(
    '/leave',
    {
      ...access('attendance:write'),
      schema: {
        operationId: 'requestLeave',
        summary: 'Ask for leave',
        description: 'As JSON, or as a form where a letter comes with it.',
        tags,
        headers: writeHeaders,
        consumes: ['application/json', 'multipart/form-data'],
        body: newLeave,
        response: { 201: leave, ...problems },
      },
    },
    (request, reply) =>
      withLeaveForm(request, ({ fields, content }) =>
        write({ idempotency, request, reply }, content, async () => ({
          status: 201,
          body: await station.call('leave.request', { ...fields, actor: request.caller.name }),
        })),
      ),
  );
};
