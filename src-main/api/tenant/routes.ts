/** The tenant dialect: `face-recognition-api.md` and `service-face-recognition.md`, endpoint by endpoint. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import type { Box } from '../../../src-shared/domain.ts';
import { round } from '../../../src-shared/numbers.ts';
import { errorHandler } from '../errors.ts';
import { decodeAddresses, decodeFields, type Form, requireFile, withForm } from '../form.ts';
import { accessFor } from '../route-access.ts';
import { operations } from './operations.ts';
import { compareForm, enrollForm, identifyForm, tenantError, verifyForm } from './schemas.ts';

const access = accessFor('tenant');
/** What the document's own service calls itself. Clients may look at it, so it is not the station's version. */
const dialectVersion = '2.0.0';

export const tenantRoutes: FastifyPluginAsyncZod<{ station: SigningClient }> = async (app, { station }) => {
  app.setErrorHandler(errorHandler(tenantError));
  decodeAddresses(app);
  ignoreOtherBodies(app);
  const form = <T>(request: FastifyRequest, use: (image: Uint8Array, form: Form) => Promise<T>): Promise<T> =>
    withForm(request, 'file', (content) => use(requireFile(content, 'file'), content));

  // 1. Without the database
  app.post('/encode', { ...access('recognise', 'templates:read'), schema: operations.encode }, (request) =>
    form(request, async (image) => {
      const { embedding } = await station.call('recognition.encode', { image });
      return { encoding: Array.from(embedding) };
    }),
  );
  app.post('/compare', { ...access('recognise'), schema: operations.compare }, (request) =>
    form(request, async (image, { fields }) =>
      station.call('recognition.compare', { image, ...decodeFields(compareForm, fields) }),
    ),
  );
  app.post('/detect', { ...access('recognise'), schema: operations.detect }, (request) =>
    form(request, async (image) => {
      const { faces } = await station.call('recognition.detect', { image });
      return { faces: faces.map((face) => corners(face.box)) };
    }),
  );

  // 2. With the database
  app.post('/enroll', { ...access('enrol'), schema: operations.enroll }, (request) =>
    form(request, async (image, { fields }) => {
      const { tenant_id, user_id, name, allow_duplicate, replace } = decodeFields(enrollForm, fields);
      const { count, replaced } = await station.call('enrolment.photo', {
        tenantId: tenant_id,
        userId: user_id,
        name,
        image,
        allowDuplicate: allow_duplicate,
        replace,
        actor: request.caller.name,
      });
      return { stored: true, count, tenant_id, ...(replaced ? { replaced: true } : {}) };
    }),
  );
  app.post('/identify', { ...access('recognise'), schema: operations.identify }, (request) =>
    form(request, async (image, { fields }) => {
      const { tenant_id, threshold } = decodeFields(identifyForm, fields);
      const found = await station.call('recognition.identify', { tenantId: tenant_id, image, threshold });
      return {
        match: found.match,
        name: found.person?.name ?? null,
        user_id: found.person?.userId ?? null,
        distance: found.distance,
        box: corners(found.box),
      };
    }),
  );
  app.post('/verify', { ...access('recognise'), schema: operations.verify }, (request) =>
    form(request, async (image, { fields }) => {
      const { tenant_id, user_id, threshold } = decodeFields(verifyForm, fields);
      const { verified, distance } = await station.call('recognition.verify', {
        tenantId: tenant_id,
        userId: user_id,
        image,
        threshold,
      });
      const message = verified ? 'Verifikasi berhasil, wajah cocok' : 'Verifikasi gagal, wajah tidak cocok';
      return { success: true, verified, message, user_id, distance };
    }),
  );
  app.get(
    '/enrollments/:tenant_id',
    { ...access('people:read', 'templates:read'), schema: operations.enrollments },
    async ({ params: { tenant_id } }) => {
      const { templates } = await station.call('templates.list', { tenantId: tenant_id });
      const enrollments = templates.map(({ id, userId, name, embedding }) => ({
        id,
        user_id: userId,
        name,
        encoding: Array.from(embedding),
      }));
      return { tenant_id, enrollments };
    },
  );
  app.delete(
    '/enrollments/:tenant_id/:enrollment_id',
    { ...access('people:write'), schema: operations.deleteEnrollment },
    async ({ params: { tenant_id, enrollment_id }, caller }) => {
      const { count } = await station.call('templates.remove', {
        tenantId: tenant_id,
        templateId: enrollment_id,
        actor: caller.name,
      });
      return { deleted: true, count, tenant_id, id: enrollment_id };
    },
  );
  app.delete(
    '/enrollments/:tenant_id/name/:name',
    { ...access('people:write'), schema: operations.deleteName },
    async ({ params: { tenant_id, name }, caller }) => {
      const { count } = await station.call('templates.removeByName', {
        tenantId: tenant_id,
        name,
        actor: caller.name,
      });
      return { deleted: true, count, tenant_id, name };
    },
  );

  // 3. Cache: the gallery in memory
  app.post(
    '/cache/:tenant_id/invalidate',
    { ...access('people:write'), schema: operations.invalidate },
    async ({ params: { tenant_id } }) => {
      await station.call('gallery.invalidate', { tenantId: tenant_id });
      return { cache_invalidated: true, tenant_id };
    },
  );
  app.post(
    '/cache/:tenant_id/refresh-enrollments',
    { ...access('people:write'), schema: operations.refresh },
    async ({ params: { tenant_id } }) => {
      const { count } = await station.call('gallery.refresh', { tenantId: tenant_id });
      return { cache_refreshed: true, tenant_id, enrollment_count: count };
    },
  );
  app.get(
    '/cache/:tenant_id/status',
    { ...access('people:read'), schema: operations.cacheStatus },
    async ({ params: { tenant_id } }) => {
      const { cached, count, loadedAt } = await station.call('gallery.status', { tenantId: tenant_id });
      return { tenant_id, cached, enrollment_count: count, loaded_at: loadedAt };
    },
  );

  // 4. System
  app.get('/health', { ...access(null), schema: operations.health }, async () => {
    const { health, vision, ready, pack, problems } = await station.call('station.status', {});
    return { status: health, version: dialectVersion, vision, pack: pack?.id ?? null, problems, ready };
  });
};

/** A body where none is wanted does no harm: many HTTP libraries send a content type with every POST and DELETE. */
function ignoreOtherBodies(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('*', (_request, body, done) => {
    body.resume();
    done(null);
  });
}

/** [x1, y1, x2, y2] in pixels of the upright image. */
function corners({ x, y, width, height }: Box): [number, number, number, number] {
  return [round(x, 1), round(y, 1), round(x + width, 1), round(y + height, 1)];
}
