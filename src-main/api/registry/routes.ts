/** The registry dialect: `face-recognition-arcface.md`, endpoint by endpoint, under `/api/face`. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import type { TemplateWithPerson } from '../../../src-shared/contract.ts';
import { round } from '../../../src-shared/numbers.ts';
import { errorHandler } from '../errors.ts';
import { decodeFields, type Form, requireFile, withForm } from '../form.ts';
import { accessFor } from '../route-access.ts';
import { registryError } from './errors.ts';
import { faceParams, registerForm, requireJpegOrPng } from './schemas.ts';

export interface RegistryOptions {
  station: SigningClient;
  /** The dialect knows no tenants: this is the one it works in. */
  homeTenant: number;
}

const access = accessFor('registry');
const facesPerPage = 100;

export async function registryRoutes(app: FastifyInstance, { station, homeTenant }: RegistryOptions): Promise<void> {
  const tenantId = homeTenant;
  app.setErrorHandler(errorHandler(registryError));
  const form = <T>(request: FastifyRequest, use: (image: Uint8Array, form: Form) => Promise<T>): Promise<T> =>
    withForm(request, 'file', (content) => use(requireJpegOrPng(requireFile(content, 'file')), content));

  // Register: always somebody new
  app.post('/register', access('enrol'), (request) =>
    form(request, async (image, { fields }) => {
      const { name, allow_duplicate } = decodeFields(registerForm, fields);
      const actor = request.caller.name;
      await station.call('enrolment.photo', { tenantId, name, image, allowDuplicate: allow_duplicate, actor });
      return { message: 'Face registered successfully' };
    }),
  );

  // Recognition
  app.post('/recognition', access('recognise'), (request) =>
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
  app.delete('/recognition/:id', access('people:write'), async (request) => {
    const { id } = decodeFields(faceParams, request.params);
    const { person } = await station.call('templates.find', { tenantId, uuid: id });
    await station.call('people.forget', { personId: person.id, actor: request.caller.name });
    return { message: `Face with ID ${id} has been deleted successfully` };
  });

  // Get ALL Face: one entry for each id that recognition may answer, so a person of several shots has several
  app.get('/', access('people:read'), async (_request, reply) => {
    reply.type('application/json; charset=utf-8');
    return Readable.from(allFaces(station, tenantId));
  });
}

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

async function face(station: SigningClient, tenantId: number, { template, person }: TemplateWithPerson) {
  const { image } = await station.call('templates.portrait', { tenantId, templateId: template.id });
  return { id_face: template.uuid, name: person.name, image: image ? Buffer.from(image).toString('base64') : '' };
}
