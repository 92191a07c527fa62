/** The biometric dialect: `biometric-service.md`, endpoint by endpoint, under `/api/v1/biometric`. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import { round } from '../../../src-shared/numbers.ts';
import { errorHandler } from '../errors.ts';
import { decodeAddresses, decodeFields, type Form, requireFile, withForm } from '../form.ts';
import { accessFor } from '../route-access.ts';
import { type BiometricRecord, kindOf, kindsOf } from './kinds.ts';
import { operations } from './operations.ts';
import { biometricError, compareForm, envelope, refusal, registerForm } from './schemas.ts';

export interface BiometricOptions {
  station: SigningClient;
  /** The dialect knows no tenants: this is the one it works in. */
  homeTenant: number;
}

const access = accessFor('biometric');

export const biometricRoutes: FastifyPluginAsyncZod<BiometricOptions> = async (app, { station, homeTenant }) => {
  const tenantId = homeTenant;
  const kinds = kindsOf(station, tenantId);
  app.setErrorHandler(errorHandler(biometricError));
  decodeAddresses(app);
  app.setNotFoundHandler((_request, reply) => reply.status(404).send(refusal('Not found')));
  const form = <T>(request: FastifyRequest, use: (image: Uint8Array, form: Form) => Promise<T>): Promise<T> =>
    withForm(request, 'file', (content) => use(requireFile(content, 'file'), content));

  // 1. Daftarkan Data Biometrik Baru: always somebody new
  app.post('/register', { ...access('enrol'), schema: operations.register }, (request, reply) =>
    form(request, async (image, { fields }) => {
      const { type, allow_duplicate } = decodeFields(registerForm, fields);
      const registered = await kinds[type].register(image, {
        allowDuplicate: allow_duplicate,
        actor: request.caller.name,
      });
      reply.status(201);
      return envelope('Biometric registered successfully', entry(registered));
    }),
  );

  // 2. Cek Kecocokan Biometrik
  app.post('/compare', { ...access('recognise'), schema: operations.compare }, (request, reply) =>
    form(request, async (image, { fields }) => {
      const { type } = decodeFields(compareForm, fields);
      const found = await kinds[type].compare(image);
      if (found) return envelope('Biometric matched', { ...entry(found.record), score: round(1 - found.distance, 4) });
      reply.status(404);
      return refusal('No matching biometric found');
    }),
  );

  // 3. Ambil Daftar Semua Biometrik
  app.get('/', { ...access('people:read'), schema: operations.list }, async ({ query: { type, page, limit } }) => {
    const { items, total } = await station.call('biometrics.page', { tenantId, modality: type, page, limit });
    const data = items.map(({ modality, ...item }) => entry({ type: modality, ...item }));
    const pagination = { page, limit, total, total_pages: Math.ceil(total / limit) };
    return { ...envelope('Biometrics retrieved successfully', data), pagination };
  });

  // 4. Lihat Detail Biometrik Khusus
  app.get('/:id', { ...access('people:read'), schema: operations.find }, async ({ params: { id } }) => {
    const found = await kinds[kindOf(id)].find(id);
    const { quality, count, photo } = found;
    const details = { group: found.person.group, quality: round(quality, 4), template_count: count, photo };
    return envelope('Biometric retrieved successfully', { ...entry(found), ...details });
  });

  // 5. Hapus Data Biometrik: all that is kept of the person's face, or of their palms
  app.delete('/:id', { ...access('people:write'), schema: operations.delete }, async ({ params: { id }, caller }) => {
    const kind = kinds[kindOf(id)];
    const { code, person } = await kind.find(id);
    await kind.forget(person.id, caller.name);
    return envelope('Biometric deleted successfully', { id: code });
  });
};

function entry({ type, code, createdAt, person: { userId, name } }: BiometricRecord) {
  return { id: code, type, user_id: userId, name, created_at: createdAt };
}
