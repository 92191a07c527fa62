/** `biometric-service.md`. */
import { expect } from 'vitest';
import { badPhotos, fraction, type Known, number, type Outcome, type Row, rowsOf, text, upload } from './row.ts';

const error = (message: unknown = text) => ({ success: false, message, data: null });
const says = (pattern: RegExp) => error(expect.stringMatching(pattern));
const at = (endpoint: string, outcomes: Outcome[]): Row[] =>
  rowsOf({ door: 'biometric', endpoint, documents: ['biometric-service.md'] }, outcomes);

const face = { type: 'face' };
const entry = (id: unknown) => ({ id, type: 'face', user_id: number, name: text, created_at: text });
const done = (data: unknown, more: object = {}) => ({ success: true, message: text, data, ...more });
const palm = { type: 'palm' };
/** Palms with their own photos are in `biometric/palms.test.ts`: those are not in every checkout. */
const noPalms: Outcome[] = [
  { outcome: 'a face as palm', body: upload(palm, 'other'), status: 400, shape: says(/^No palm .* type=face\.$/) },
  { outcome: 'no palm', body: upload(palm, 'nobody'), status: 400, shape: says(/^No palm .* open palm/) },
];
const badTypes: Outcome[] = [
  { outcome: 'no type', body: upload({}, 'other'), status: 400, shape: says(/^type: is required/) },
  { outcome: 'another type', body: upload({ type: 'iris' }, 'other'), status: 400, shape: says(/^type: must be/) },
];

export const biometricRows: Row[] = [
  ...at('POST /register', [
    {
      outcome: 'registered',
      body: upload(face, 'other'),
      status: 201,
      shape: done(entry(expect.stringMatching(/^FACE-[A-Z0-9]{9}$/))),
    },
    { outcome: 'a duplicate', body: upload(face, 'budiAgain'), status: 409, shape: error() },
    ...badTypes,
    ...noPalms,
    ...badPhotos((image) => upload(face, image), error, { alone: true }),
  ]),
  ...at('POST /compare', [
    {
      outcome: 'a match',
      body: upload(face, 'budiAgain'),
      status: 200,
      shape: ({ code }: Known) => done({ ...entry(code), name: 'Budi Santoso', user_id: 123, score: fraction }),
    },
    { outcome: 'no match', body: upload(face, 'other'), status: 404, shape: error() },
    ...badTypes,
    ...noPalms,
    ...badPhotos((image) => upload(face, image), error),
  ]),
  ...at('GET /', [
    {
      outcome: 'the list',
      status: 200,
      shape: ({ code }: Known) => done([entry(code)], { pagination: { page: 1, limit: 10, total: 1, total_pages: 1 } }),
    },
    {
      outcome: 'a page beyond the last',
      query: '?type=face&page=2&limit=5',
      status: 200,
      shape: done([], { pagination: { page: 2, limit: 5, total: 1, total_pages: 1 } }),
    },
    {
      outcome: 'no palms',
      query: '?type=palm',
      status: 200,
      shape: done([], { pagination: { page: 1, limit: 10, total: 0, total_pages: 0 } }),
    },
    { outcome: 'a limit of 101', query: '?limit=101', status: 400, shape: says(/^limit: must be from 1 to 100/) },
    { outcome: 'page 0', query: '?page=0', status: 400, shape: says(/^page: must/) },
    { outcome: 'another type', query: '?type=iris', status: 400, shape: says(/^type: must be/) },
  ]),
  ...at('GET /{id}', [
    {
      outcome: 'the record',
      params: ({ code }) => ({ id: code }),
      status: 200,
      shape: ({ code }: Known) => done(expect.objectContaining(entry(code))),
    },
    { outcome: 'an unknown id', params: { id: 'FACE-A9B1C2D3' }, status: 404, shape: error() },
    { outcome: "an unknown palm's id", params: { id: 'PALM-A9B1C2D3' }, status: 404, shape: error() },
  ]),
  ...at('DELETE /{id}', [
    {
      outcome: 'deleted',
      params: ({ code }) => ({ id: code }),
      status: 200,
      shape: ({ code }: Known) => done({ id: code }),
    },
    { outcome: 'an unknown id', params: { id: 'FACE-A9B1C2D3' }, status: 404, shape: error() },
    { outcome: "an unknown palm's id", params: { id: 'PALM-A9B1C2D3' }, status: 404, shape: error() },
  ]),
];
