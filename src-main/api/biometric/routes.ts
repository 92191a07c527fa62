/** The biometric dialect: `biometric-service.md`, endpoint by endpoint, under `/api/v1/biometric`. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { StationClient } from '../../../src-shared/contract.ts';
import type { PersonSummary, TemplateSummary } from '../../../src-shared/domain.ts';
import { round } from '../../../src-shared/numbers.ts';
import { errorHandler } from '../errors.ts';
import { decodeFields, type Form, requireFile, withForm } from '../form.ts';
import { accessFor } from '../route-access.ts';
import { biometricError, envelope, refusal } from './errors.ts';
import { biometricParams, compareForm, listQuery, registerForm, requireFace } from './schemas.ts';

export interface BiometricOptions {
  station: StationClient;
  /** The dialect knows no tenants: this is the one it works in. */
  homeTenant: number;
}

const access = accessFor('biometric');

export async function biometricRoutes(app: FastifyInstance, { station, homeTenant }: BiometricOptions): Promise<void> {
  const tenantId = homeTenant;
  app.setErrorHandler(errorHandler(biometricError));
  app.setNotFoundHandler((_request, reply) => reply.status(404).send(refusal('Not found')));
  const form = <T>(request: FastifyRequest, use: (image: Uint8Array, form: Form) => Promise<T>): Promise<T> =>
    withForm(request, 'file', (content) => use(requireFile(content, 'file'), content));

  // 1. Daftarkan Data Biometrik Baru: always somebody new
  app.post('/register', access('enrol'), (request, reply) =>
    form(request, async (image, { fields }) => {
      const { type, allow_duplicate } = decodeFields(registerForm, fields);
      requireFace(type);
      const actor = 'biometric dialect';
      const allowDuplicate = allow_duplicate;
      const { template, person } = await station.call('enrolment.photo', { tenantId, image, allowDuplicate, actor });
      reply.status(201);
      return envelope('Biometric registered successfully', entry(template, person));
    }),
  );

  // 2. Cek Kecocokan Biometrik
  app.post('/compare', access('recognise'), (request, reply) =>
    form(request, async (image, { fields }) => {
      requireFace(decodeFields(compareForm, fields).type);
      const { person, template, distance } = await station.call('recognition.identify', { tenantId, image });
      if (person && template && distance !== null)
        return envelope('Biometric matched', { ...entry(template, person), score: round(1 - distance, 4) });
      reply.status(404);
      return refusal('No matching biometric found');
    }),
  );

  // 3. Ambil Daftar Semua Biometrik
  app.get('/', access('people:read'), async (request) => {
    const { type, page, limit } = decodeFields(listQuery, request.query);
    requireFace(type);
    const { items, total } = await station.call('templates.page', { tenantId, page, limit });
    const data = items.map(({ template, person }) => entry(template, person));
    const pagination = { page, limit, total, total_pages: Math.ceil(total / limit) };
    return { ...envelope('Biometrics retrieved successfully', data), pagination };
  });

  // 4. Lihat Detail Biometrik Khusus
  app.get('/:id', access('people:read'), async (request) => {
    const { id } = decodeFields(biometricParams, request.params);
    const { template, person } = await station.call('templates.find', { tenantId, code: id });
    const { group, templateCount, hasPortrait } = person;
    const details = { group, quality: round(template.quality, 4), template_count: templateCount, photo: hasPortrait };
    return envelope('Biometric retrieved successfully', { ...entry(template, person), ...details });
  });

  // 5. Hapus Data Biometrik: all that is kept of the person's face
  app.delete('/:id', access('people:write'), async (request) => {
    const { id } = decodeFields(biometricParams, request.params);
    const { template, person } = await station.call('templates.find', { tenantId, code: id });
    await station.call('people.forget', { personId: person.id });
    return envelope('Biometric deleted successfully', { id: template.code });
  });
}

function entry({ code, createdAt }: TemplateSummary, { userId, name }: PersonSummary) {
  return { id: code, type: 'face' as const, user_id: userId, name, created_at: createdAt };
}
