/** The registry dialect: `face-recognition-arcface.md`, endpoint by endpoint, under `/api/face`. */
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import type { TemplateWithPerson } from '../../../src-shared/contract.ts';
import { round } from '../../../src-shared/numbers.ts';
import { errorHandler } from '../errors.ts';
import { decodeAddresses, decodeFields, type Form, requireFile, withForm } from '../form.ts';
import { accessFor } from '../route-access.ts';
import { operations } from './operations.ts';
import { type Face, registerForm, registryError, requireJpegOrPng } from './schemas.ts';

export interface RegistryOptions {
  station: SigningClient;
  /** The dialect knows no tenants: this is the one it works in. */
  homeTenant: number;
}

const access = accessFor('registry');
const facesPerPage = 100;

export const registryRoutes: FastifyPluginAsyncZod<RegistryOptions> = async (app, { station, homeTenant }) => {
  const tenantId = homeTenant;
  app.setErrorHandler(errorHandler(registryError));
  decodeAddresses(app);
  const form = <T>(request: FastifyRequest, use: (image: Uint8Array, form: Form) => Promise<T>): Promise<T> =>
    withForm(request, 'file', (content) => use(requireJpegOrPng(requireFile(content, 'file')), content));

  // Register: always somebody new
  app.post('/register', { ...access('enrol'), schema: operations.register }, (request) =>
    form(request, async (image, { fields }) => {
      const { name, allow_duplicate } = decodeFields(registerForm, fields);
      const actor = request.caller.name;
      await station.call('enrolment.photo', { tenantId, name, image, allowDuplicate: allow_duplicate, actor });
      return { message: 'Face registered successfully' };
    }),
  );

  // Recognition
  app.post('/recognition', { ...access('recognise'), schema: operations.recognise }, (request) =>
    form(request, async (image) => {
      const { match, person, template, distance } = await station.call('recognition.identify', { tenantId, image });
      return {
        match,
        name: person?.name ?? null,
        id_face: template?.uuid ?? null,
        score: distance === null ? 0 : round(1 - distance, 4),
      };
    }),
  );

  // Delete: whoever the face is, all of their faces
  app.delete(
    '/recognition/:id',
    { ...access('people:write'), schema: operations.delete },
    async ({ params: { id }, caller }) => {
      const { person } = await station.call('templates.find', { tenantId, uuid: id });
      await station.call('people.forget', { personId: person.id, actor: caller.name });
      return { message: `Face with ID ${id} has been deleted successfully` };
    },
  );

  // Get ALL Face: one entry for each id that recognition may answer, so a person of several shots has several
  app.get('/', { ...access('people:read'), schema: operations.list }, async (_request, reply) => {
    reply.type('application/json; charset=utf-8');
    // What is sent piece by piece no type can follow: each piece is a `Face`.
    return Readable.from(allFaces(station, tenantId)) as never;
  });
};

/** The array as JSON, piece by piece: the portraits of a whole school do not fit into memory twice. */
async function* allFaces(station: SigningClient, tenantId: number): AsyncGenerator<string> {
  let before = '[';
  for (let page = 1; ; page++) {
    const { items, total } = await station.call('templates.page', { tenantId, page, limit: facesPerPage });
    for (const item of items) {
      yield before + JSON.stringify(await face(station, tenantId, item));
      before = ',';
    }
    if (page * facesPerPage >= total) break;
  }
  yield before === '[' ? '[]' : ']';
}

async function face(station: SigningClient, tenantId: number, { template, person }: TemplateWithPerson): Promise<Face> {
  const { image } = await station.call('templates.portrait', { tenantId, templateId: template.id });
  return { id_face: template.uuid, name: person.name, image: image ? Buffer.from(image).toString('base64') : '' };
}
