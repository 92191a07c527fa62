/** Reports: sums as JSON for programs, files for people. */
import { z } from 'zod';
import { groupName } from '../../../src-shared/contract/fields.ts';
import { absenceRuns, lateList, recap, reportArguments, reportQuery } from '../../../src-shared/contract/reports.ts';
import { languages } from '../../../src-shared/messages/index.ts';
import { issueProblems } from './field-problems.ts';
import { sendFile } from './made-file.ts';
import { type ApiPlugin, access } from './parts.ts';
import { InvalidFields, problems } from './problem.ts';
import { reportFile } from './report-schemas.ts';

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
