/** Who came by the gate: scans of faces and palms, PINs and cards, and the gates themselves. */
import { z } from 'zod';
import { gateArrival as arrival, gateFacts as gate } from '../../../src-shared/contract/attendance.ts';
import { commandArguments } from '../../../src-shared/contract.ts';
import { gateOutcomes } from '../../../src-shared/domain.ts';
import { countedAs, isLoopback } from '../access/index.ts';
import { contentOf, fieldsOf, withPhotos } from './photos-form.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, formsUnchecked, nothing, page, pageOf, photoFile } from './route-parts.ts';
import { did, write, writeHeaders } from './writes.ts';

const tags = ['Attendance'];
const { gate: gateName, direction } = commandArguments['recognition.scan'].shape;
const scanFields = z.object({ gate: gateName, direction });
const gateParams = commandArguments['gates.save'].pick({ name: true });
const gateBody = commandArguments['gates.save'].pick({ direction: true });
const form = { field: 'photo', most: 1 };

const who = z.object({ id: z.int(), userId: z.int(), name: z.string(), group: z.string() });
const scanned = z.object({
  outcome: z.enum(gateOutcomes).describe('Only accept names somebody and records.'),
  person: who.nullable(),
  similarity: z.number().nullable(),
  margin: z.number().nullable(),
  arrival: arrival.nullable(),
});

/** Gates that send a photo, and what the station knows of its gates. */
export const scanRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.setValidatorCompiler(formsUnchecked);
  app.post(
    '/scan',
    {
      ...access('attendance:write'),
      schema: {
        operationId: 'scan',
        summary: 'Record whoever is in a photo',
        description: `The largest face counts. One photo decides alone, so it must be better and clearer than a live camera's
pictures. A person is recorded once within the minimum gap: \`arrival.repeated\` says so.`,
        tags,
        headers: writeHeaders,
        consumes: ['multipart/form-data'],
        body: z.object({
          photo: photoFile.describe('JPEG, PNG or WebP, at most 10 MB.'),
          gate: z.string().max(60).optional().describe("The station's own gate where absent."),
          direction: direction.describe("The gate's own where absent."),
        }),
        response: { 200: scanned, ...problems },
      },
    },
    (request, reply) =>
      withPhotos(request, form, (content) =>
        write({ idempotency, request, reply }, contentOf(content), async () => {
          const image = content.photos[0] as Uint8Array;
          const body = await station.call('recognition.scan', { image, ...fieldsOf(scanFields, content) });
          return { status: 200, body };
        }),
      ),
  );
};

export const gateRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/gates',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'listGates',
        summary: 'List the gates whose direction is set',
        tags,
        response: { 200: pageOf(gate), ...problems },
      },
    },
    async () => page((await station.call('gates.list', {})).gates, null),
  );

  app.put(
    '/gates/:name',
    {
      ...access('admin'),
      schema: {
        operationId: 'saveGate',
        summary: 'Say which way a gate leads',
        description: 'auto: the station finds out from the day whether somebody comes or goes.',
        tags,
        params: gateParams,
        headers: writeHeaders,
        body: gateBody,
        response: { 200: gate, ...problems },
      },
    },
    (request, reply) =>
      write({ idempotency, request, reply }, request.body, async () => {
        const { params, body, caller } = request;
        return { status: 200, body: await station.call('gates.save', { ...params, ...body, actor: caller.name }) };
      }),
  );

  app.delete(
    '/gates/:name',
    {
      ...access('admin'),
      schema: {
        operationId: 'removeGate',
        summary: 'Forget the direction of a gate',
        tags,
        params: gateParams,
        headers: writeHeaders,
        response: { 204: nothing, ...problems },
      },
    },
    (request, reply) =>
      did({ idempotency, request, reply }, () =>
        station.call('gates.remove', { ...request.params, actor: request.caller.name }),
      ),
  );
};

const entryTags = ['Credentials'];

const recorded = z
  .object({
    person: z.object({
      id: z.int(),
      userId: z.int(),
      name: z.string(),
      group: z.string(),
      hasPortrait: z.boolean(),
    }),
    arrival,
  })
  .meta({ id: 'RecordedPerson' });

const limits = `Within the minimum gap a person is recorded once: \`arrival.repeated\` says so. After several wrong ones the
gate has to wait, and so has the person tried for: \`Retry-After\` says how long.`;

/** Gates that read PINs and cards. No hash of either is kept, so entries take no Idempotency-Key: within the minimum gap
 * somebody is recorded once, however often they are sent. */
export const entryRoutes: ApiPlugin = async (app, { station }) => {
  app.post(
    '/pin-entries',
    {
      ...access('recognise'),
      schema: {
        operationId: 'enterByPin',
        summary: 'Record somebody by their number and PIN',
        description: `\`number\` is a user id, a NIS or a NISN. ${limits}`,
        tags: entryTags,
        body: commandArguments['credentials.byPin'].omit({ from: true }),
        response: { 200: recorded, ...problems },
      },
    },
    ({ body, ip }) => station.call('credentials.byPin', { ...body, from: guessFrom(ip) }),
  );

  app.post(
    '/card-entries',
    {
      ...access('recognise'),
      schema: {
        operationId: 'enterByCard',
        summary: 'Record somebody by their card',
        description: `\`text\` is what the reader types. ${limits}`,
        tags: entryTags,
        body: commandArguments['credentials.byCard'].omit({ from: true }),
        response: { 200: recorded, ...problems },
      },
    },
    ({ body, ip }) => station.call('credentials.byCard', { ...body, from: guessFrom(ip) }),
  );
};

/** Wrong ones count for where they come from; '' is this computer. */
function guessFrom(address: string): string {
  return isLoopback(address) ? '' : countedAs(address);
}
