/** The tenant dialect's operations for OpenAPI, in the order of `face-recognition-api.md`; their shapes are those of `schemas.ts`. */
import { type DialectDescription, form, refusals } from '../openapi/description.ts';
import * as shape from './schemas.ts';

const basic = ['Basic operations'];
const tenants = ['Multi-tenant operations'];
const cache = ['Cache'];
const system = ['System'];

const badRequest = { 400: 'A field or the image is missing or not right, or no face was found.' };
const image = { ...badRequest, 413: 'The image is larger than 10 MB.', 503: 'Recognition is busy or restarting.' };
const ofImage = refusals(shape.error, image);
const ofTenant = refusals(shape.error, { ...badRequest, 404: 'The tenant was not found.' });

export const operations = {
  encode: {
    operationId: 'encode',
    summary: 'Turn a face into an embedding',
    tags: basic,
    ...form(shape.noFields),
    response: { 200: shape.encoded, ...ofImage },
  },
  compare: {
    operationId: 'compare',
    summary: 'Compare a face with an embedding',
    tags: basic,
    ...form(shape.compareForm),
    response: { 200: shape.compared, ...ofImage },
  },
  detect: {
    operationId: 'detect',
    summary: 'Find faces',
    description: 'An image without a face is an empty list.',
    tags: basic,
    ...form(shape.noFields),
    response: { 200: shape.detected, ...ofImage },
  },
  enroll: {
    operationId: 'enroll',
    summary: 'Enrol a face',
    tags: tenants,
    ...form(shape.enrollForm),
    response: {
      200: shape.enrolled,
      ...refusals(shape.error, {
        ...image,
        409: 'The face belongs to somebody else already, or is not like those of this user_id, or the name is not theirs; replace=true takes the new one.',
      }),
    },
  },
  identify: {
    operationId: 'identify',
    summary: 'Find out whose face it is (1:N)',
    tags: tenants,
    ...form(shape.identifyForm),
    response: { 200: shape.identified, ...refusals(shape.error, { ...image, 404: 'The tenant was not found.' }) },
  },
  verify: {
    operationId: 'verify',
    summary: 'Check that a face is a certain user’s (1:1)',
    tags: tenants,
    ...form(shape.verifyForm),
    response: {
      200: shape.verified,
      ...refusals(shape.error, { ...image, 404: 'The tenant or the user was not found.' }),
    },
  },
  enrollments: {
    operationId: 'listEnrollments',
    summary: 'List the templates of a tenant',
    tags: tenants,
    params: shape.tenantParams,
    response: { 200: shape.enrollments, ...ofTenant },
  },
  deleteEnrollment: {
    operationId: 'deleteEnrollment',
    summary: 'Remove one template',
    tags: tenants,
    params: shape.enrollmentParams,
    response: {
      200: shape.enrollmentDeleted,
      ...refusals(shape.error, { ...badRequest, 404: 'The tenant or the template was not found.' }),
    },
  },
  deleteName: {
    operationId: 'deleteEnrollmentsByName',
    summary: 'Remove all templates of a name',
    tags: tenants,
    params: shape.nameParams,
    response: {
      200: shape.nameDeleted,
      ...refusals(shape.error, { ...badRequest, 404: 'Nobody of that name is enrolled in the tenant.' }),
    },
  },
  invalidate: {
    operationId: 'invalidateCache',
    summary: 'Forget a tenant’s gallery in memory',
    tags: cache,
    params: shape.tenantParams,
    response: { 200: shape.invalidated, ...ofTenant },
  },
  refresh: {
    operationId: 'refreshCache',
    summary: 'Read a tenant’s gallery anew',
    tags: cache,
    params: shape.tenantParams,
    response: { 200: shape.refreshed, ...ofTenant },
  },
  cacheStatus: {
    operationId: 'getCacheStatus',
    summary: 'See whether a tenant’s gallery is in memory',
    tags: cache,
    params: shape.tenantParams,
    response: { 200: shape.cacheStatus, ...ofTenant },
  },
  health: {
    operationId: 'getHealth',
    summary: 'See whether the service can do its work',
    tags: system,
    response: { 200: shape.health, ...refusals(shape.error, { 403: 'The caller is not allowed in.' }) },
  },
};

export const tenantDescription: DialectDescription = {
  title: 'Tenant dialect',
  description:
    'Faces of several tenants over multipart forms. `distance` is calibrated: at 0.35, one of 10,000 pairs of different people would pass.',
  version: '2.0.0',
  tags: [
    { name: 'Basic operations', description: 'Nothing is stored.' },
    { name: 'Multi-tenant operations', description: 'Faces of one tenant; tenants never see each other.' },
    { name: 'Cache', description: 'The gallery in memory.' },
    { name: 'System', description: 'How the service is.' },
  ],
};
