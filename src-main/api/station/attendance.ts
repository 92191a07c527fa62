/** Attendance to read: the book, derived days, a day's sheet, one person's history. */
import { z } from 'zod';
import { historyDay, namedDay, namedRecord, daySheet as sheet } from '../../../src-shared/contract/attendance.ts';
import { groupName } from '../../../src-shared/contract/fields.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, cursorOf, page, pageOf, pageQuery } from './route-parts.ts';
import { id, personParams } from './schemas.ts';

const date = z.iso.date();
const group = groupName.optional().describe('Class or group; everybody where absent.');
export const recordParams = z.object({ recordId: id });

const tags = ['Attendance'];
const range = {
  date: date.optional().describe('One school day; today where from and to are absent too.'),
  from: date.optional().describe('The first school day.'),
  to: date.optional().describe('The last school day, included; the first one where absent.'),
  group,
  personId: id.optional(),
};
const person = 'Of one person: derived from what the calendar, the records and approved leave say now.';

export const attendanceRoutes: ApiPlugin = async (app, { station }) => {
  app.get(
    '/attendance',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'listAttendance',
        summary: 'List attendance records in order of writing',
        description: 'Facts, corrections among them; `live` says what counts. A removed person’s records have no name.',
        tags,
        querystring: pageQuery(500).extend(range),
        response: { 200: pageOf(namedRecord), ...problems },
      },
    },
    async ({ query }) => {
      const { records, next } = await station.call('attendance.records', { ...(await asked(query)), ...pageAt(query) });
      return page(records, next);
    },
  );

  app.get(
    '/days',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'listDays',
        summary: 'List derived day statuses by date and name',
        description: 'At most 93 days at once.',
        tags,
        querystring: pageQuery(1000).extend(range),
        response: { 200: pageOf(namedDay), ...problems },
      },
    },
    async ({ query }) => {
      const { days, next } = await station.call('attendance.days', { ...(await asked(query)), ...pageAt(query) });
      return page(days, next);
    },
  );

  app.get(
    '/days/:date',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'getDaySheet',
        summary: "Get a day's sheet: who is there, who is missing",
        tags,
        params: z.object({ date: z.union([date, z.literal('today')]) }),
        querystring: z.object({ group }),
        response: { 200: sheet, ...problems },
      },
    },
    ({ params, query }) =>
      station.call('attendance.sheet', { ...query, ...(params.date === 'today' ? {} : { date: params.date }) }),
  );

  app.get(
    '/people/:personId/days',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'listPersonDays',
        summary: "List a person's days with their records, newest first",
        description: `${person} At most 400 days at once.`,
        tags,
        params: personParams,
        querystring: z.object({ from: date, to: date }),
        response: { 200: pageOf(historyDay), ...problems },
      },
    },
    async ({ params, query }) => {
      const { days } = await station.call('attendance.history', { ...params, ...query });
      return page(days, null);
    },
  );

  async function asked({ date, from, to, group, personId }: z.output<z.ZodObject<typeof range>>) {
    const first = from ?? date ?? to ?? (await station.call('live.today', {})).date;
    return { from: first, to: to ?? date ?? first, group, personId };
  }
};

function pageAt(query: { limit: number; cursor?: string | undefined }): { limit: number; cursor: number } {
  return { limit: query.limit, cursor: cursorOf(query) };
}
