/** Leave to read: who is away and why, and the letters. */

import { leaveRequest as leave } from '../../../src-shared/contract/leave.ts';
import { commandArguments } from '../../../src-shared/contract.ts';
import { letterMediaTypes } from '../../station/leave/letter.ts';
import { leaveParams } from './leave-schemas.ts';
import { cursorOf, page, pageOf, pageQuery } from './pages.ts';
import { type ApiPlugin, access, bytes } from './parts.ts';
import { problems } from './problem.ts';
import { id } from './schemas.ts';

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
