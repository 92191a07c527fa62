/** Leave to read: who is away and why, and the letters. */
import { z } from 'zod';
import { leaveKinds } from '../../../src-shared/contract/attendance.ts';
import { leaveRequest as leave } from '../../../src-shared/contract/leave.ts';
import { commandArguments } from '../../../src-shared/contract.ts';
import { letterMediaTypes } from '../../station/leave/letter.ts';
import { withLeaveForm } from './leave-form.ts';
import { problems } from './problem.ts';
import {
  type ApiPlugin,
  access,
  bytes,
  cursorOf,
  formsUnchecked,
  page,
  pageOf,
  pageQuery,
  photoFile,
} from './route-parts.ts';
import { id } from './schemas.ts';
import { write, writeHeaders } from './writes.ts';

const date = z.iso.date();
const kind = z.enum(leaveKinds).describe('duty: away for the school.');
const lastDay = date.describe('The last day of it.');

const leaveParams = z.object({ leaveId: id });

const newLeave = z.object({
  personId: id,
  kind,
  from: date,
  to: lastDay,
  note: z.string().max(500).optional(),
  approve: z.boolean().optional().describe('Approved at once.'),
  attachment: photoFile.optional().describe('A letter: PDF, JPEG, PNG or WebP, at most 5 MB; in a form only.'),
});

const tags = ['Leave'];
const { state, group, from, to } = commandArguments['leave.list'].shape;
const filters = pageQuery(200).extend({ state, personId: id.optional(), group, from, to });

export const leaveRoutes: ApiPlugin = async (app, { station }) => {
  app.get(
    '/leave',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'listLeave',
        summary: 'List leave, newest first',
        description: '`from` and `to` choose leave that touches these days.',
        tags,
        querystring: filters,
        response: { 200: pageOf(leave), ...problems },
      },
    },
    async ({ query: { cursor, ...query } }) => {
      const { requests, next } = await station.call('leave.list', { ...query, cursor: cursorOf({ cursor }) });
      return page(requests, next);
    },
  );

  app.get(
    '/leave/:leaveId',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'getLeave',
        summary: 'Get a leave request with its decisions',
        tags,
        params: leaveParams,
        response: { 200: leave, ...problems },
      },
    },
    ({ params }) => station.call('leave.get', params),
  );

  app.get(
    '/leave/:leaveId/attachment',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'getLeaveAttachment',
        summary: 'Get the letter of a leave request',
        tags,
        params: leaveParams,
        response: { 200: bytes(letterMediaTypes, 'The letter, in the type it was sent in.'), ...problems },
      },
    },
    async ({ params }, reply) => {
      const { name, mediaType, bytes: letter } = await station.call('leave.attachment', params);
      // Saved, never shown as a page of the station, and kept by no browser.
      return reply
        .type(mediaType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('cache-control', 'no-store')
        .send(Buffer.from(letter));
    },
  );
};

const decision = commandArguments['leave.decide'].omit({ leaveId: true, actor: true });

/** Leave to write: asked for, with a letter or without, and decided. */
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
