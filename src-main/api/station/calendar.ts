/** The calendar over HTTP: what the school expects when. Reading is for everybody who reads attendance, changing for admins. */
import { z } from 'zod';
import {
  calendar,
  calendarArguments,
  planOfDate,
  rulePreview as preview,
  rule,
  schoolClock,
  specialDay,
} from '../../../src-shared/contract/calendar.ts';
import { booleanText } from '../form.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, nothing } from './route-parts.ts';
import { id } from './schemas.ts';
import { did, write, writeHeaders, wrote } from './writes.ts';

const tags = ['Calendar'];
const newClock = calendarArguments['calendar.setClock'].omit({ actor: true });
const newRule = calendarArguments['calendar.addRule'].omit({ actor: true });
const newDay = calendarArguments['calendar.addDay'].omit({ actor: true });
const planQuery = calendarArguments['calendar.plan'];
const past = 'A change that reaches into days already over is refused unless allowPast is true.';

export const calendarRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/calendar',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'getCalendar',
        summary: 'Get the school’s clock, rules and special days',
        tags,
        response: { 200: calendar, ...problems },
      },
    },
    () => station.call('calendar.get', {}),
  );

  app.get(
    '/calendar/plan',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'getPlan',
        summary: 'Get what holds on a date for a group',
        tags,
        querystring: planQuery,
        response: { 200: planOfDate, ...problems },
      },
    },
    ({ query }) => station.call('calendar.plan', query),
  );

  app.post(
    '/calendar/preview',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'previewRule',
        summary: 'See what a rule would have made of past days',
        description: 'Nothing is stored. A rule for days to come is tried as if it had held all along.',
        tags,
        body: calendarArguments['calendar.preview'],
        response: { 200: preview, ...problems },
      },
    },
    async ({ body }) => (await station.call('calendar.preview', body)) as z.output<typeof preview>,
  );

  app.post(
    '/calendar/clocks',
    {
      ...access('admin'),
      schema: {
        operationId: 'setClock',
        summary: 'Set the time zone and where the school day begins, from a date on',
        description: past,
        tags,
        headers: writeHeaders,
        body: newClock,
        response: { 201: schoolClock, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 201, () =>
        station.call('calendar.setClock', { ...request.body, actor: request.caller.name }),
      ),
  );

  app.post(
    '/calendar/rules',
    {
      ...access('admin'),
      schema: {
        operationId: 'addRule',
        summary: 'Add a rule: the plan of some weekdays from a date on',
        description: past,
        tags,
        headers: writeHeaders,
        body: newRule,
        response: { 201: rule, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 201, () =>
        station.call('calendar.addRule', { ...request.body, actor: request.caller.name }),
      ),
  );

  app.delete(
    '/calendar/rules/:ruleId',
    {
      ...access('admin'),
      schema: {
        operationId: 'removeRule',
        summary: 'Remove a rule that is not in effect yet',
        tags,
        params: z.object({ ruleId: id }),
        headers: writeHeaders,
        response: { 204: nothing, ...problems },
      },
    },
    (request, reply) =>
      did({ idempotency, request, reply }, () =>
        station.call('calendar.removeRule', { ...request.params, actor: request.caller.name }),
      ),
  );

  app.post(
    '/calendar/days',
    {
      ...access('admin'),
      schema: {
        operationId: 'addSpecialDay',
        summary: 'Add a holiday or special days',
        description: past,
        tags,
        headers: writeHeaders,
        body: newDay,
        response: { 201: specialDay, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 201, () =>
        station.call('calendar.addDay', { ...request.body, actor: request.caller.name }),
      ),
  );

  app.delete(
    '/calendar/days/:dayId',
    {
      ...access('admin'),
      schema: {
        operationId: 'removeSpecialDay',
        summary: 'Remove a holiday or special days',
        description: past,
        tags,
        params: z.object({ dayId: id }),
        querystring: z.object({ allowPast: booleanText.default(false) }),
        headers: writeHeaders,
        response: { 204: nothing, ...problems },
      },
    },
    (request, reply) =>
      write({ idempotency, request, reply }, null, async () => {
        const { params, query, caller } = request;
        await station.call('calendar.removeDay', { ...params, ...query, actor: caller.name });
        return { status: 204, body: undefined };
      }),
  );
};
