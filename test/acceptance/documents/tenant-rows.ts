/** `face-recognition-api.md` and `service-face-recognition.md`. */
import { expect } from 'vitest';
import { form } from '../../support/client.ts';
import { badPhotos, box, fraction, type Known, number, type Outcome, type Row, rowsOf, text, upload } from './row.ts';

const error = (detail: unknown = text) => ({ detail });
const says = (pattern: RegExp) => error(expect.stringMatching(pattern));
const api = ['face-recognition-api.md'];
const both = [...api, 'service-face-recognition.md'];
const at = (endpoint: string, documents: readonly string[], outcomes: Outcome[]): Row[] =>
  rowsOf({ door: 'tenant', endpoint, documents }, outcomes);

const tenant = { tenant_id: 1 };
const user = { tenant_id: 1, user_id: 123 };
const somebody = { tenant_id: 1, user_id: 124, name: 'Siti' };
const badNumber = { tenant_id: 'x' };

const compareWith =
  (image?: 'budiAgain' | 'other' | 'nobody' | 'text' | 'large', more: object = {}) =>
  (known: Known) =>
    [form({ encoding: JSON.stringify(known.encoding), ...more }, image && known.images[image])] as [FormData];

export const tenantRows: Row[] = [
  ...at('POST /encode', api, [
    {
      outcome: 'a vector',
      body: upload({}, 'budi'),
      status: 200,
      shape: ({ dimension }: Known) => ({ encoding: Array(dimension).fill(number) }),
    },
    ...badPhotos((image) => upload({}, image), error),
  ]),
  ...at('POST /compare', both, [
    {
      outcome: 'a match',
      body: compareWith('budiAgain'),
      status: 200,
      shape: { match: true, distance: fraction, threshold: 0.35 },
    },
    {
      outcome: 'no match',
      body: compareWith('other', { threshold: 0.3 }),
      status: 200,
      shape: { match: false, distance: fraction, threshold: 0.3 },
    },
    { outcome: 'no encoding', body: upload({}, 'budi'), status: 400, shape: says(/^encoding: is required/) },
    { outcome: 'not a list', body: upload({ encoding: '{}' }, 'budi'), status: 400, shape: says(/^encoding: must/) },
    { outcome: 'too short', body: upload({ encoding: '[1, 2]' }, 'budi'), status: 400, shape: says(/it has 2/) },
    {
      outcome: 'a threshold of 2',
      body: compareWith('other', { threshold: 2 }),
      status: 400,
      shape: says(/^threshold: must/),
    },
    ...badPhotos((image) => compareWith(image as 'text'), error),
  ]),
  ...at('POST /detect', both, [
    { outcome: 'a face', body: upload({}, 'budi'), status: 200, shape: { faces: [box] } },
    { outcome: 'two faces', body: upload({}, 'several'), status: 200, shape: { faces: [box, box] } },
    { outcome: 'nobody', body: upload({}, 'nobody'), status: 200, shape: { faces: [] } },
    ...badPhotos((image) => upload({}, image), error).filter(({ outcome }) => outcome !== 'no face'),
  ]),
  ...at('POST /enroll', both, [
    {
      outcome: 'stored',
      body: upload(somebody, 'other'),
      status: 200,
      shape: { stored: true, count: 2, tenant_id: 1 },
    },
    {
      outcome: 'another photo of the same user',
      body: upload({ ...user, name: 'Budi Santoso' }, 'budiAgain'),
      status: 200,
      shape: { stored: true, count: 2, tenant_id: 1 },
    },
    { outcome: 'a duplicate', body: upload(somebody, 'budiAgain'), status: 409, shape: says(/already enrolled/) },
    { outcome: 'no user_id', body: upload(tenant, 'other'), status: 400, shape: says(/^user_id: is required/) },
    { outcome: 'no name', body: upload(user, 'other'), status: 400, shape: says(/^name: is required/) },
    {
      outcome: 'a bad number',
      body: upload({ ...somebody, ...badNumber }, 'other'),
      status: 400,
      shape: says(/^tenant/),
    },
    ...badPhotos((image) => upload(somebody, image), error, { alone: true }),
  ]),
  ...at('POST /identify', both, [
    {
      outcome: 'a match',
      body: upload(tenant, 'budiAgain'),
      status: 200,
      shape: { match: true, name: 'Budi Santoso', user_id: 123, distance: fraction, box },
    },
    {
      outcome: 'no match',
      body: upload(tenant, 'other'),
      status: 200,
      shape: { match: false, name: null, user_id: null, distance: fraction, box },
    },
    { outcome: 'an unknown tenant', body: upload({ tenant_id: 99 }, 'budi'), status: 404, shape: says(/99/) },
    { outcome: 'a bad number', body: upload(badNumber, 'budi'), status: 400, shape: says(/^tenant_id: must/) },
    { outcome: 'no tenant_id', body: upload({}, 'budi'), status: 400, shape: says(/^tenant_id: is required/) },
    ...badPhotos((image) => upload(tenant, image), error),
  ]),
  ...at('POST /verify', both, [
    {
      outcome: 'verified',
      body: upload(user, 'budiAgain'),
      status: 200,
      shape: {
        success: true,
        verified: true,
        message: 'Verifikasi berhasil, wajah cocok',
        user_id: 123,
        distance: fraction,
      },
    },
    {
      outcome: 'not verified',
      body: upload(user, 'other'),
      status: 200,
      shape: {
        success: true,
        verified: false,
        message: 'Verifikasi gagal, wajah tidak cocok',
        user_id: 123,
        distance: fraction,
      },
    },
    { outcome: 'an unknown user', body: upload({ ...user, user_id: 9 }, 'budi'), status: 404, shape: error() },
    { outcome: 'an unknown tenant', body: upload({ ...user, tenant_id: 99 }, 'budi'), status: 404, shape: error() },
    { outcome: 'no user_id', body: upload(tenant, 'budi'), status: 400, shape: says(/^user_id: is required/) },
    ...badPhotos((image) => upload(user, image), error),
  ]),
  ...at('GET /enrollments/{tenant_id}', both, [
    {
      outcome: 'the list',
      params: tenant,
      status: 200,
      shape: ({ enrolmentId, encoding }: Known) => ({
        tenant_id: 1,
        enrollments: [{ id: enrolmentId, user_id: 123, name: 'Budi Santoso', encoding }],
      }),
    },
    { outcome: 'an unknown tenant', params: { tenant_id: 99 }, status: 404, shape: error() },
    { outcome: 'a bad number', params: badNumber, status: 400, shape: says(/^tenant_id: must/) },
  ]),
  ...at('DELETE /enrollments/{tenant_id}/{enrollment_id}', both, [
    {
      outcome: 'deleted',
      params: ({ enrolmentId }) => ({ ...tenant, enrollment_id: enrolmentId }),
      status: 200,
      shape: ({ enrolmentId }: Known) => ({ deleted: true, count: 1, tenant_id: 1, id: enrolmentId }),
    },
    { outcome: 'an unknown id', params: { ...tenant, enrollment_id: 999_999 }, status: 404, shape: error() },
    { outcome: 'a bad number', params: { ...tenant, enrollment_id: 'x' }, status: 400, shape: error() },
  ]),
  ...at('DELETE /enrollments/{tenant_id}/name/{name}', both, [
    {
      outcome: 'deleted',
      params: { ...tenant, name: 'Budi Santoso' },
      status: 200,
      shape: { deleted: true, count: 1, tenant_id: 1, name: 'Budi Santoso' },
    },
    { outcome: 'an unknown name', params: { ...tenant, name: 'Nobody' }, status: 404, shape: error() },
  ]),
  ...at('POST /cache/{tenant_id}/invalidate', api, [
    { outcome: 'done', params: tenant, status: 200, shape: { cache_invalidated: true, tenant_id: 1 } },
    { outcome: 'an unknown tenant', params: { tenant_id: 99 }, status: 404, shape: error() },
  ]),
  ...at('POST /cache/{tenant_id}/refresh-enrollments', both, [
    {
      outcome: 'done',
      params: tenant,
      status: 200,
      shape: { cache_refreshed: true, tenant_id: 1, enrollment_count: 1 },
    },
    { outcome: 'an unknown tenant', params: { tenant_id: 99 }, status: 404, shape: error() },
  ]),
  ...at('GET /cache/{tenant_id}/status', api, [
    {
      outcome: 'the status',
      params: tenant,
      status: 200,
      shape: { tenant_id: 1, cached: true, enrollment_count: 1, loaded_at: text },
    },
    { outcome: 'an unknown tenant', params: { tenant_id: 99 }, status: 404, shape: error() },
  ]),
  ...at('GET /health', both, [
    { outcome: 'well', status: 200, shape: expect.objectContaining({ status: 'ok', version: '2.0.0', ready: true }) },
  ]),
];
