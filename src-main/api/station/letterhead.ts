/** What printed reports carry at their head and foot. */
import { z } from 'zod';
import { letterhead, reportArguments } from '../../../src-shared/contract/reports.ts';
import { type ApiPlugin, access } from './parts.ts';
import { problems } from './problem.ts';
import { write, writeHeaders } from './writes.ts';

const tags = ['Reports'];
/** A logo of 1 MB in base64, and the words. */
const bodyLimit = 1.5 * 1024 * 1024;

const body = reportArguments['letterhead.save'].omit({ actor: true, logo: true, keepLogo: true }).extend({
  logo: z
    .base64()
    .nullable()
    .default(null)
    .describe('PNG or JPEG of at most 1 MB, in base64. Without one, none is printed.'),
});

export const letterheadRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/letterhead',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'getLetterhead',
        summary: 'Get the letterhead of printed reports',
        tags,
        response: { 200: letterhead, ...problems },
      },
    },
    () => station.call('letterhead.get', {}),
  );

  app.put(
    '/letterhead',
    {
      ...access('admin'),
      bodyLimit,
      schema: {
        operationId: 'saveLetterhead',
        summary: 'Replace the letterhead of printed reports',
        tags,
        headers: writeHeaders,
        body,
        response: { 200: letterhead, ...problems },
      },
    },
    (request, reply) =>
      write({ idempotency, request, reply }, request.body, async () => {
        const { logo, ...words } = request.body;
        const bytes = logo === null ? null : new Uint8Array(Buffer.from(logo, 'base64'));
        const actor = request.caller.name;
        return { status: 200, body: await station.call('letterhead.save', { ...words, logo: bytes, actor }) };
      }),
  );
};
