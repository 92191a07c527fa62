import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { errorHandler } from '../../../src-main/api/errors.ts';
import {
  booleanText,
  decodeFields,
  type Form,
  integerText,
  maxFileBytes,
  multipartLimits,
  numberText,
  requireFile,
  withForm,
} from '../../../src-main/api/form.ts';
import { UploadPlaces } from '../../../src-main/api/upload-places.ts';

type Use = (form: Form) => Promise<unknown>;
const summary: Use = async ({ file, fields }) => ({ file: file && Buffer.from(file).toString('hex'), fields });

async function server(use: Use = summary) {
  const app = Fastify();
  app.decorate('uploads', new UploadPlaces());
  app.setErrorHandler(errorHandler(({ code, message }) => ({ code, message })));
  await app.register(multipart, { limits: multipartLimits });
  app.post('/', (request) => withForm(request, 'file', use));
  onTestFinished(() => app.close());
  return app;
}

async function post(body: FormData | { payload: string | Buffer; type: string }, use?: Use) {
  const app = await server(use);
  const encoded = body instanceof FormData ? new Response(body) : null;
  const payload = encoded ? Buffer.from(await encoded.arrayBuffer()) : (body as { payload: string }).payload;
  const type = encoded?.headers.get('content-type') ?? (body as { type: string }).type;
  const answer = await app.inject({ method: 'POST', url: '/', headers: { 'content-type': type }, payload });
  return { status: answer.statusCode, body: answer.json() };
}

function form(fields: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

describe('withForm', () => {
  it('gives the file and the fields', async () => {
    const data = form({ name: 'Siti Nurhaliza é 🙂', file: new Blob([Uint8Array.of(1, 2, 255)]), empty: '' });
    expect(await post(data)).toEqual({
      status: 200,
      body: { file: '0102ff', fields: { name: 'Siti Nurhaliza é 🙂', empty: '' } },
    });
  });

  it('gives no file where none was sent', async () => {
    expect((await post(form({ a: '1' }))).body).toEqual({ file: null, fields: { a: '1' } });
  });

  it('takes a file of exactly the limit, and refuses one of a byte more', async () => {
    const size: Use = async ({ file }) => ({ size: file?.byteLength });
    const exactly = await post(form({ file: new Blob([new Uint8Array(maxFileBytes)]) }), size);
    expect(exactly.body).toEqual({ size: maxFileBytes });
    const more = await post(form({ file: new Blob([new Uint8Array(maxFileBytes + 1)]) }), size);
    expect(more).toMatchObject({ status: 413, body: { code: 'image_too_large' } });
  });

  it('refuses a file in a field of another name, naming both', async () => {
    const { status, body } = await post(form({ image: new Blob(['x']) }));
    expect([status, body.message]).toEqual([400, 'Send the image in the field "file", not "image".']);
  });

  it.each([
    ['JSON', { payload: '{}', type: 'application/json' }],
    ['a form without files', { payload: 'a=1', type: 'application/x-www-form-urlencoded' }],
    ['no boundary', { payload: 'x', type: 'multipart/form-data' }],
    ['nothing of the boundary', { payload: 'x', type: 'multipart/form-data; boundary=b' }],
    [
      'a form cut short',
      { payload: '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1', type: 'multipart/form-data; boundary=b' },
    ],
    [
      'a file cut short',
      {
        payload: '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n1',
        type: 'multipart/form-data; boundary=b',
      },
    ],
    ['parts without headers', { payload: '--b\r\n\r\nx\r\n--b--\r\n', type: 'multipart/form-data; boundary=b' }],
  ])('answers %s in one sentence, not as our fault', async (_what, body) => {
    const answer = await post(body);
    expect([200, 400]).toContain(answer.status);
    if (answer.status === 400) expect(answer.body.code).toBe('invalid_argument');
  });

  it.each(['__proto__', 'constructor', 'toString'])('a field named %s does no harm', async (name) => {
    const answer = await post(form({ [name]: 'polluted' }));
    expect(answer.status).toBe(400);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('refuses two files and too many fields, without blaming the image', async () => {
    const two = form({ file: new Blob(['a']) });
    two.append('file', new Blob(['b']));
    expect(await post(two)).toMatchObject({ status: 400, body: { code: 'invalid_argument' } });
    const many = form(Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`field${i}`, 'x'])));
    expect(await post(many)).toMatchObject({ status: 400, body: { code: 'invalid_argument' } });
  });

  it('lets 48 forms be open at once, refuses the next as busy, and takes it later', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let open = 0;
    const app = await server(async () => {
      open++;
      await held;
      return {};
    });
    const encoded = new Response(form({ a: '1' }));
    const request = {
      method: 'POST' as const,
      url: '/',
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      payload: Buffer.from(await encoded.arrayBuffer()),
    };
    const answers = Array.from({ length: 48 }, () => app.inject(request));
    while (open < 48) await new Promise((resolve) => setImmediate(resolve));
    const refused = await app.inject(request);
    expect([refused.statusCode, refused.headers['retry-after'], refused.json().code]).toEqual([503, '1', 'busy']);
    release();
    expect(new Set((await Promise.all(answers)).map((answer) => answer.statusCode))).toEqual(new Set([200]));
    expect((await app.inject(request)).statusCode).toBe(200);
  });

  it('counts forms that failed as closed', async () => {
    const app = await server(async () => Promise.reject(new Error('ours')));
    const encoded = new Response(form({ a: '1' }));
    const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
    const payload = Buffer.from(await encoded.arrayBuffer());
    for (let i = 0; i < 60; i++)
      expect((await app.inject({ method: 'POST', url: '/', headers, payload })).json()).toMatchObject({
        code: 'internal',
      });
  });
});

it('requireFile names the field', () => {
  expect(() => requireFile({ file: null, fields: {} }, 'file')).toThrow('file: an image file is required.');
  expect(requireFile({ file: Uint8Array.of(1), fields: {} }, 'file')).toEqual(Uint8Array.of(1));
});

describe('fields', () => {
  const reads = (schema: z.ZodType, text: string): unknown => {
    const parsed = schema.safeParse(text);
    return parsed.success ? parsed.data : 'refused';
  };

  it.each([
    ['0', 0],
    ['-0', 0],
    [' 42 ', 42],
    ['007', 7],
    ['999999999999999', 999_999_999_999_999],
    ['9999999999999999', 'refused'],
    ['-1', 'refused'],
    ['1.0', 'refused'],
    ['1e3', 'refused'],
    ['0x10', 'refused'],
    ['', 'refused'],
    ['١', 'refused'],
    ['NaN', 'refused'],
  ])('the whole number %j is %s', (text, value) => expect(reads(integerText, text)).toBe(value));

  it.each([
    ['0.35', 0.35],
    ['.5', 0.5],
    ['1.', 1],
    ['+1', 1],
    [' 2 ', 2],
    ['1e-1', 0.1],
    ['', 'refused'],
    ['Infinity', 'refused'],
    ['0,35', 'refused'],
    ['0x1', 'refused'],
    ['1e', 'refused'],
    ['.', 'refused'],
  ])('the number %j is %s', (text, value) => expect(reads(numberText, text)).toBe(value));

  it.each([
    ['true', true],
    [' TRUE ', true],
    ['1', true],
    ['false', false],
    ['0', false],
    ['', false],
    ['yes', 'refused'],
    ['2', 'refused'],
  ])('the truth value %j is %s', (text, value) => expect(reads(booleanText, text)).toBe(value));

  it('that are wrong are named in one sentence', () => {
    const schema = z.object({ tenant_id: integerText, threshold: numberText.optional() });
    expect(decodeFields(schema, { tenant_id: '3', other: 'x' })).toEqual({ tenant_id: 3 });
    expect(() => decodeFields(schema, { tenant_id: '-3' })).toThrow('tenant_id: must not be negative');
    expect(() => decodeFields(schema, { tenant_id: 'x' })).toThrow('tenant_id: must be a whole number');
    expect(() => decodeFields(schema, {})).toThrow('tenant_id: is required');
    expect(() => decodeFields(schema, {})).toThrow(
      expect.objectContaining({ code: 'invalid_argument', details: { field: 'tenant_id' } }),
    );
  });
});
