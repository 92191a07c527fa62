/** The tenant dialect for OpenAPI, in the order of `face-recognition-api.md`. */
import {
  answers,
  type DialectDescription,
  decimal,
  form,
  imageFile,
  type Json,
  listOf,
  object,
  orNull,
  type RouteDescription,
  text,
  truth,
  whole,
} from '../openapi/description.ts';

const basic = ['Basic operations'];
const tenants = ['Multi-tenant operations'];
const cache = ['Cache'];
const system = ['System'];

const tenant_id = whole('Number of the tenant: a school.');
const user_id = whole("The caller's number for the person within the tenant.");
const name = text('1 to 200 characters.');
const threshold = decimal('The largest distance that is a match; 0.35 where absent.', { minimum: 0, maximum: 1 });
const distance = decimal('0 identical to 1 the least similar.');
const box: Json = {
  type: 'array',
  items: { type: 'number' },
  minItems: 4,
  maxItems: 4,
  description: '[x1, y1, x2, y2] in pixels of the upright image.',
};
const encoding = listOf({ type: 'number' }, 'As many numbers as the active model pack has dimensions.');
const deleted = { deleted: truth('Always true.'), count: whole('Templates removed.'), tenant_id };

const error = object({ detail: text('One sentence that says what to do.') });
const badRequest = { 400: 'A field or the image is missing or not right, or no face was found.' };
const image = { ...badRequest, 413: 'The image is larger than 10 MB.', 503: 'Recognition is busy or restarting.' };
const noTenant = { 404: 'The tenant was not found.' };

const tenantParams = object({ tenant_id });

function done(success: Json, statuses: Record<number, string>) {
  return answers(success, error, statuses);
}

const routes: Record<string, RouteDescription> = {
  'POST /encode': {
    operationId: 'encode',
    summary: 'Turn a face into an embedding',
    tags: basic,
    ...form({ file: imageFile }),
    ...done(object({ encoding }), image),
  },
  'POST /compare': {
    operationId: 'compare',
    summary: 'Compare a face with an embedding',
    tags: basic,
    ...form({ file: imageFile, encoding: text('The embedding as a JSON array.'), threshold }, ['threshold']),
    ...done(object({ match: truth('distance <= threshold'), distance, threshold }), image),
  },
  'POST /detect': {
    operationId: 'detect',
    summary: 'Find faces',
    description: 'An image without a face is an empty list.',
    tags: basic,
    ...form({ file: imageFile }),
    ...done(object({ faces: listOf(box, 'Largest first.') }), image),
  },
  'POST /enroll': {
    operationId: 'enroll',
    summary: 'Enrol a face',
    tags: tenants,
    ...form(
      {
        tenant_id,
        user_id,
        name,
        file: imageFile,
        allow_duplicate: truth('Twins: store it all the same.'),
        replace: truth('Another face of this user_id takes the place of theirs.'),
      },
      ['allow_duplicate', 'replace'],
    ),
    ...done(
      object(
        {
          stored: truth('Always true.'),
          count: whole('Templates of the tenant.'),
          tenant_id,
          replaced: truth('An older template had to go.'),
        },
        ['replaced'],
      ),
      {
        ...image,
        409: 'The face belongs to somebody else already, or is not like those of this user_id, or the name is not theirs; replace=true takes the new one.',
      },
    ),
  },
  'POST /identify': {
    operationId: 'identify',
    summary: 'Find out whose face it is (1:N)',
    tags: tenants,
    ...form({ tenant_id, file: imageFile, threshold }, ['threshold']),
    ...done(
      object({
        match: truth('distance <= threshold'),
        name: orNull(text('Null without a match.')),
        user_id: orNull(user_id),
        distance: orNull(distance),
        box,
      }),
      { ...image, ...noTenant },
    ),
  },
  'POST /verify': {
    operationId: 'verify',
    summary: 'Check that a face is a certain user’s (1:1)',
    tags: tenants,
    ...form({ tenant_id, user_id, file: imageFile, threshold }, ['threshold']),
    ...done(
      object({
        success: truth('Always true.'),
        verified: truth('distance <= threshold'),
        message: text('In Indonesian.'),
        user_id,
        distance,
      }),
      { ...image, 404: 'The tenant or the user was not found.' },
    ),
  },
  'GET /enrollments/:tenant_id': {
    operationId: 'listEnrollments',
    summary: 'List the templates of a tenant',
    tags: tenants,
    params: tenantParams,
    ...done(
      object({
        tenant_id,
        enrollments: listOf(object({ id: whole('Of the template.'), user_id, name, encoding }), ''),
      }),
      {
        ...badRequest,
        ...noTenant,
      },
    ),
  },
  'DELETE /enrollments/:tenant_id/:enrollment_id': {
    operationId: 'deleteEnrollment',
    summary: 'Remove one template',
    tags: tenants,
    params: object({ tenant_id, enrollment_id: whole('Of the template.') }),
    ...done(object({ ...deleted, id: whole('Of the template.') }), {
      ...badRequest,
      404: 'The tenant or the template was not found.',
    }),
  },
  'DELETE /enrollments/:tenant_id/name/:name': {
    operationId: 'deleteEnrollmentsByName',
    summary: 'Remove all templates of a name',
    tags: tenants,
    params: object({ tenant_id, name }),
    ...done(object({ ...deleted, name }), { ...badRequest, 404: 'Nobody of that name is enrolled in the tenant.' }),
  },
  'POST /cache/:tenant_id/invalidate': {
    operationId: 'invalidateCache',
    summary: 'Forget a tenant’s gallery in memory',
    tags: cache,
    params: tenantParams,
    ...done(object({ cache_invalidated: truth('Always true.'), tenant_id }), { ...badRequest, ...noTenant }),
  },
  'POST /cache/:tenant_id/refresh-enrollments': {
    operationId: 'refreshCache',
    summary: 'Read a tenant’s gallery anew',
    tags: cache,
    params: tenantParams,
    ...done(object({ cache_refreshed: truth('Always true.'), tenant_id, enrollment_count: whole('Templates read.') }), {
      ...badRequest,
      ...noTenant,
    }),
  },
  'GET /cache/:tenant_id/status': {
    operationId: 'getCacheStatus',
    summary: 'See whether a tenant’s gallery is in memory',
    tags: cache,
    params: tenantParams,
    ...done(
      object({
        tenant_id,
        cached: truth(''),
        enrollment_count: whole('Templates in memory.'),
        loaded_at: orNull(text('ISO 8601.')),
      }),
      { ...badRequest, ...noTenant },
    ),
  },
  'GET /health': {
    operationId: 'getHealth',
    summary: 'See whether the service can do its work',
    tags: system,
    ...done(
      object({
        status: text('ok or degraded.'),
        version: text('Of the dialect.'),
        vision: text('How recognition is.'),
        pack: orNull(text('The active model pack.')),
        problems: listOf(object({ code: text(''), message: text('') }), 'Why it is degraded.'),
        ready: truth('Photos are looked at now; false while the recogniser starts. What needs no photo works at once.'),
      }),
      { 403: 'The caller is not allowed in.' },
    ),
  },
};

export const tenantDocumentation: DialectDescription = {
  title: 'Tenant dialect',
  description:
    'Faces of several tenants over multipart forms. `distance` is calibrated: at 0.35, one of 10,000 pairs of different people would pass.',
  version: '2.0.0',
  keyless: true,
  tags: [
    { name: 'Basic operations', description: 'Nothing is stored.' },
    { name: 'Multi-tenant operations', description: 'Faces of one tenant; tenants never see each other.' },
    { name: 'Cache', description: 'The gallery in memory.' },
    { name: 'System', description: 'How the service is.' },
  ],
  routes,
};
