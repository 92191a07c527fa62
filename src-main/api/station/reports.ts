/** What is counted of attendance, on paper and in tables, and what printed reports carry at their head and foot. */

import { z } from 'zod';
import { groupName } from '../../../src-shared/contract/fields.ts';
import {
  absenceRuns,
  lateList,
  letterhead,
  recap,
  reportArguments,
  reportQuery,
} from '../../../src-shared/contract/reports.ts';
import { languages } from '../../../src-shared/messages/index.ts';
import { mediaTypes } from '../../files/media-types.ts';
import { sendFile } from './files.ts';
import { InvalidFields, issueProblems, problems } from './problem.ts';
import { type ApiPlugin, access, bytes } from './route-parts.ts';
import { write, writeHeaders } from './writes.ts';

/** The success of a report's routes in the station's own API.
 * The success of a route that makes a report's file. */
const reportFile = bytes(Object.values(mediaTypes), 'The report, under the name it says in Content-Disposition.');

const tags = ['Reports'];
const days = z.coerce
  .number()
  .int()
  .min(2)
  .max(30)
  .default(3)
  .describe('School days in a row from which a run counts.');
const range = reportArguments['reports.recap'];

const exportQuery = z.object({
  report: z.enum(['day', 'month', 'range', 'late', 'absences']),
  format: z.enum(['csv', 'xlsx', 'pdf']),
  language: z.enum(languages).default('id'),
  date: z.string().optional().describe('For day: YYYY-MM-DD.'),
  month: z.string().optional().describe('For month: YYYY-MM.'),
  from: z.string().optional().describe('For range, late and absences: YYYY-MM-DD.'),
  to: z.string().optional().describe('For range, late and absences: YYYY-MM-DD, included, at most 400 days.'),
  group: groupName.optional().describe('One class; everybody where absent.'),
  days,
});

/** Reports: sums as JSON for programs, files for people. */
export const reportRoutes: ApiPlugin = async (app, { station }) => {
  app.get(
    '/reports/recap',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'getRecap',
        summary: 'Sum up the days of a range by person',
        description: 'At most 400 days.',
        tags,
        querystring: range,
        response: { 200: recap, ...problems },
      },
    },
    ({ query }) => station.call('reports.recap', query),
  );

  app.get(
    '/reports/late',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'listLate',
        summary: 'List who came late, most often first',
        tags,
        querystring: range,
        response: { 200: lateList, ...problems },
      },
    },
    ({ query }) => station.call('reports.late', query),
  );

  app.get(
    '/reports/absences',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'listAbsences',
        summary: 'List who was absent several school days in a row',
        description: 'Only absence that nobody explained counts. Leave ends a run, days without school do not.',
        tags,
        querystring: range.extend({ days }),
        response: { 200: absenceRuns, ...problems },
      },
    },
    ({ query }) => station.call('reports.absences', query),
  );

  app.get(
    '/reports/export',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'exportReport',
        summary: 'Get a report as CSV, a workbook or a printable page',
        description:
          'CSV is the table alone, with semicolons and decimal commas in Indonesian, commas and points in English.',
        tags,
        querystring: exportQuery,
        response: { 200: reportFile, ...problems },
      },
    },
    async ({ query: { format, language, ...rest } }, reply) => {
      const query = reportQuery.safeParse(rest);
      if (!query.success) throw new InvalidFields(issueProblems(query.error.issues));
      return sendFile(reply, await station.call('reports.export', { query: query.data, format, language }));
    },
  );
};

/** A logo of 1 MB in base64, and the words. */
const bodyLimit = 1.5 * 1024 * 1024;

const letterheadBody = reportArguments['letterhead.save'].omit({ actor: true, logo: true, keepLogo: true }).extend({
  logo: z
    .base64()
    .nullable()
    .default(null)
    .describe('PNG or JPEG of at most 1 MB, in base64. Without one, none is printed.'),
});

/** What printed reports carry at their head and foot. */
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
        body: letterheadBody,
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
