/** What a person is recognised by, their templates and their palms: listed and removed alike. The numbers in them stay inside. */
import { z } from 'zod';
import { StationError } from '../../../src-shared/errors.ts';
import type { PalmSide } from '../../../src-shared/palm.ts';
import { problems } from './problem.ts';
import { type ApiParts, type ApiPlugin, access, nothing, page, pageOf } from './route-parts.ts';
import { id, palm, palmSide, personParams, template } from './schemas.ts';
import { write, writeHeaders } from './writes.ts';

type Station = ApiParts['station'];
type Words = Record<'operationId' | 'summary', string> & { description?: string };

interface Stored {
  /** As in the path, and the number of one of them there. */
  path: string;
  idName: string;
  tags: string[];
  item: z.ZodType;
  words: Record<'list' | 'forget' | 'remove', Words>;
  /** Which of them are removed; all where it says nothing. */
  query: z.ZodType<{ side?: PalmSide | undefined }>;
  list(station: Station, personId: number): Promise<unknown[]>;
  forget(
    station: Station,
    which: { personId: number; side?: PalmSide | undefined; actor: string },
  ): Promise<{ count: number }>;
  /** Throws `template_not_found` for what is not that person's. */
  remove(station: Station, which: { personId: number; id: number; actor: string }): Promise<unknown>;
}

const faces: Stored = {
  path: 'templates',
  idName: 'templateId',
  tags: ['Templates'],
  item: template,
  words: {
    list: {
      operationId: 'listTemplates',
      summary: "List a person's templates",
      description: 'All of them: a person has few.',
    },
    forget: {
      operationId: 'forgetPerson',
      summary: "Remove all of a person's templates and portraits",
      description: 'The person and their attendance stay.',
    },
    remove: { operationId: 'removeTemplate', summary: "Remove one of a person's templates" },
  },
  query: z.object({}),
  list: async (station, personId) => (await station.call('templates.ofPerson', { personId })).templates,
  forget: (station, { personId, actor }) => station.call('people.forget', { personId, actor }),
  async remove(station, { personId, id: templateId, actor }) {
    const { tenantId } = await station.call('people.get', { personId });
    const { templates } = await station.call('templates.ofPerson', { personId });
    if (!templates.some((own) => own.id === templateId))
      throw new StationError('template_not_found', `Person ${personId} has no template ${templateId}.`);
    await station.call('templates.remove', { tenantId, templateId, actor });
  },
};

const palms: Stored = {
  path: 'palms',
  idName: 'palmId',
  tags: ['Palms'],
  item: palm,
  words: {
    list: { operationId: 'listPalms', summary: "List a person's palms", description: 'All of them: a person has few.' },
    forget: {
      operationId: 'forgetPalms',
      summary: "Remove all of a person's palms, or those of one hand",
      description: 'The person, their face and their attendance stay.',
    },
    remove: { operationId: 'removePalm', summary: "Remove one of a person's palms" },
  },
  query: z.object({ side: palmSide.optional() }),
  list: async (station, personId) => (await station.call('palms.ofPerson', { personId })).palms,
  forget: (station, which) => station.call('palms.forget', which),
  remove: (station, { personId, id: palmId, actor }) => station.call('palms.remove', { personId, palmId, actor }),
};

const routesOf =
  ({ path, idName, tags, item, words, query, list, forget, remove }: Stored): ApiPlugin =>
  async (app, { station, idempotency }) => {
    const url = `/people/:personId/${path}`;

    app.get(
      url,
      {
        ...access('people:read'),
        schema: { ...words.list, tags, params: personParams, response: { 200: pageOf(item), ...problems } },
      },
      async ({ params }) => page(await list(station, params.personId), null),
    );

    app.delete(
      url,
      {
        ...access('people:write'),
        schema: {
          ...words.forget,
          tags,
          params: personParams,
          querystring: query,
          headers: writeHeaders,
          response: { 200: z.object({ count: z.int() }), ...problems },
        },
      },
      (request, reply) =>
        write({ idempotency, request, reply }, null, async () => {
          const { params, query, caller } = request;
          return { status: 200, body: await forget(station, { ...params, ...query, actor: caller.name }) };
        }),
    );

    app.delete(
      `${url}/:${idName}`,
      {
        ...access('people:write'),
        schema: {
          ...words.remove,
          tags,
          params: personParams.extend({ [idName]: id }),
          headers: writeHeaders,
          response: { 204: nothing, ...problems },
        },
      },
      (request, reply) =>
        write({ idempotency, request, reply }, null, async () => {
          const { params, caller } = request;
          const [personId, id] = [params.personId as number, params[idName] as number];
          await remove(station, { personId, id, actor: caller.name });
          return { status: 204, body: undefined };
        }),
    );
  };

export const templateRoutes = routesOf(faces);
export const palmRoutes = routesOf(palms);
