/** One line of the table of documented outcomes: what is asked, and what the document says comes back. */
import { expect } from 'vitest';
import { form } from '../../support/client.ts';
import { type Doors, dataUrl } from '../../support/doors.ts';
import { nobody, photo, sideBySide, varied } from '../../support/photos.ts';

/** What is there before each row: Budi Santoso, user 123 of tenant 1, enrolled with one photo. */
export interface Known {
  dimension: number;
  enrolmentId: number;
  encoding: number[];
  uuid: string;
  code: string;
  images: Images;
}

export type Images = Awaited<ReturnType<typeof makeImages>>;

export async function makeImages() {
  const budi = await photo('ayu');
  return {
    budi,
    budiAgain: await varied('ayu', 'darker'),
    other: await photo('bunga'),
    nobody: await nobody(),
    several: await sideBySide('citra', 'dewi'),
    text: Buffer.from('no image'),
    large: Buffer.concat([budi, Buffer.alloc(11 * 1024 * 1024)]),
  };
}

export type ImageName = keyof Images;

export interface Row {
  /** File names of the documents that have the endpoint. */
  documents: readonly string[];
  door: Exclude<keyof Doors, 'station'>;
  /** As the document writes it: `DELETE /face/{user_id}`. */
  endpoint: string;
  /** The outcome, in words. */
  outcome: string;
  params?: Record<string, string | number> | ((known: Known) => Record<string, string | number>);
  query?: string;
  body?: (known: Known) => Body;
  status: number;
  shape: unknown | ((known: Known) => unknown);
}

type Body = [RequestInit['body'], RequestInit?];

/** Everything a row has but the outcome's own. */
export type Endpoint = Pick<Row, 'documents' | 'door' | 'endpoint'>;
export type Outcome = Omit<Row, keyof Endpoint>;

export function rowsOf(endpoint: Endpoint, outcomes: Outcome[]): Row[] {
  return outcomes.map((outcome) => ({ ...endpoint, ...outcome }));
}

export const number = expect.any(Number);
export const text = expect.any(String);
/** From 0 to 1, with at most four decimals. */
export const fraction = {
  asymmetricMatch: (value: unknown): boolean =>
    typeof value === 'number' && value >= 0 && value <= 1 && Math.abs(value * 1e4 - Math.round(value * 1e4)) < 1e-6,
  toString: () => 'a number from 0 to 1 with at most four decimals',
};
export const localTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
export const box = [number, number, number, number];

export const noFace = 'No face detected in image';

/** A form with an image of `Known` in `file`. */
export const upload =
  (fields: Record<string, string | number> = {}, image?: ImageName) =>
  ({ images }: Known): Body => [form(fields, image && images[image])];

/** A JSON body with an image of `Known` as data URL in `photo`. */
export const jsonWith =
  (fields: object, image?: ImageName) =>
  ({ images }: Known): Body => [
    JSON.stringify({ ...fields, ...(image ? { photo: dataUrl(images[image]) } : {}) }),
    { headers: { 'content-type': 'application/json' } },
  ];

/** What every endpoint with a photo says to photos that are none of one person. */
export function badPhotos(
  body: (image?: ImageName) => Row['body'],
  error: (message: unknown) => unknown,
  { alone = false } = {},
): Outcome[] {
  const outcome = (says: string, image: ImageName | undefined, status: number, message: unknown): Outcome => {
    const build = body(image);
    return { outcome: says, ...(build ? { body: build } : {}), status, shape: error(message) };
  };
  return [
    outcome('no face', 'nobody', 400, noFace),
    outcome('not an image', 'text', 400, expect.stringMatching(/image/)),
    outcome('no photo at all', undefined, 400, expect.stringMatching(/^(file|photo): /)),
    outcome('more than 10 MB', 'large', 413, expect.stringMatching(/10 MB/)),
    ...(alone ? [outcome('several faces', 'several', 400, expect.stringMatching(/^2 faces/))] : []),
  ];
}

/** Budi by the tenant dialect, and what each dialect calls him. */
export async function enrolBudi(doors: Doors, images: Images, dimension: number): Promise<Known> {
  const { tenant, registry, biometric } = doors;
  const fields = { tenant_id: 1, user_id: 123, name: 'Budi Santoso' };
  expect((await tenant.post('/enroll', form(fields, images.budi))).status).toBe(200);
  const [enrolled] = (await tenant.get('/enrollments/1')).body.enrollments;
  const [face] = (await registry.get('/')).body;
  const [record] = (await biometric.get('/')).body.data;
  const { id: enrolmentId, encoding } = enrolled;
  return { dimension, enrolmentId, encoding, uuid: face.id_face, code: record.id, images };
}

/** What the door answers to the row. */
export function callRow(doors: Doors, { door, endpoint, params = {}, query = '', body }: Row, known: Known) {
  const [method = '', template = ''] = endpoint.split(' ');
  const values = typeof params === 'function' ? params(known) : params;
  const path = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ''));
  const [content, init] = body?.(known) ?? [];
  return doors[door].send(method, path + query, { ...init, ...(content == null ? {} : { body: content }) });
}
