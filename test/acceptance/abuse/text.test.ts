/** Texts made to hurt: SQL, paths, numbers that are none, names of every kind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client, form } from '../../support/client.ts';
import { photo } from '../../support/photos.ts';
import { endAll } from '../../support/station-process.ts';
import { documented } from './support/dialects.ts';
import { notNumbers, oddNames, sqlInjections, traversals } from './support/hostile-text.ts';
import { exchange, type Reply } from './support/http.ts';
import { boundary, contentType, multipart, type Part } from './support/multipart.ts';
import { judge } from './support/oracle.ts';
import { AbusedStation } from './support/station.ts';

let station: AbusedStation;
let api: Client;
let ayu: Buffer;
const { tenantDialect } = documented;

beforeAll(async () => {
  station = await AbusedStation.start();
  api = new Client(station.process.address);
  ayu = await photo('ayu');
  expect((await enrol(1, 'Ayu')).status).toBe(200);
});
afterAll(async () => {
  await station?.assertWell();
  await station?.process.stop();
  endAll();
});

const enrol = (tenant: number | string, name: string, user: number | string = 5) =>
  api.post('/enroll', form({ tenant_id: tenant, user_id: user, name }, ayu));
const names = async (tenant: number): Promise<string[]> =>
  (await api.get(`/enrollments/${tenant}`)).body.enrollments.map((item: { name: string }) => item.name);

describe('SQL', () => {
  test.each(sqlInjections)('%s is a name like any other', async (text) => {
    const tenant = 1000 + sqlInjections.indexOf(text);
    expect((await enrol(tenant, text)).status).toBe(200);
    expect(await names(tenant)).toEqual([text]);
    expect((await api.post('/identify', form({ tenant_id: tenant }, ayu))).body).toMatchObject({ name: text });
    const deleted = await api.delete(`/enrollments/${tenant}/name/${encodeURIComponent(text)}`);
    expect(deleted).toMatchObject({ status: 200, body: { count: 1, name: text } });
    expect(await names(1)).toEqual(['Ayu']);
  });

  test.each(sqlInjections)('%s is no number: 400, in paths and in forms', async (text) => {
    const encoded = encodeURIComponent(text);
    expect((await api.get(`/enrollments/${encoded}`)).status).toBe(400);
    expect((await api.delete(`/enrollments/1/${encoded}`)).status).toBe(400);
    expect((await api.post(`/cache/${encoded}/invalidate`)).status).toBe(400);
    expect((await api.post('/identify', form({ tenant_id: text }, ayu))).status).toBe(400);
    expect((await api.post('/verify', form({ tenant_id: 1, user_id: text }, ayu))).status).toBe(400);
    expect(await names(1)).toEqual(['Ayu']);
  });

  test.each(['%', '_', '*', 'A%', 'ay_'])('%s is no pattern: 404', async (text) => {
    expect((await api.delete(`/enrollments/1/name/${encodeURIComponent(text)}`)).status).toBe(404);
  });
});

describe('paths', () => {
  const get = (path: string): Promise<Reply | null> => exchange(api.address, { method: 'GET', path });

  test.each(traversals)('%s leads to no file', async (text) => {
    for (const path of [`/${text}`, `/assets/${text}`, `//${text}`, `/enrollments/1/name/${text}`]) {
      const reply = judge(tenantDialect, await get(path), { call: path, sent: path });
      // Of the address of a name only DELETE is there.
      expect(path.includes('/name/') ? [400, 404, 405] : [400, 404], path).toContain(reply.status);
    }
  });

  test.each(traversals)('%s is only a name', async (text) => {
    const tenant = 2000 + traversals.indexOf(text);
    expect((await enrol(tenant, text)).status).toBe(200);
    expect(await names(tenant)).toEqual([text]);
  });

  test.each(['C:\\windows\\win.ini', '/etc/passwd', '\\\\server\\share', 'a'.repeat(100_000)])(
    'as the name of a file: %.40j says nothing',
    async (filename) => {
      const parts: Part[] = [{ name: 'file', filename, type: 'image/jpeg', content: ayu }];
      const reply = await exchange(api.address, {
        method: 'POST',
        path: '/detect',
        headers: { 'content-type': contentType },
        body: multipart(parts),
      });
      expect(reply?.status).toBe(200);
    },
  );
});

describe('numbers', () => {
  // Spaces around a number and a leading minus before zero are forgiven, as the services before did.
  const forgiven = new Set([' 1 ', '-0']);

  test.each(notNumbers)('%j as a tenant, a user or an enrolment', async (text) => {
    const wanted = forgiven.has(text) ? [200, 404] : [400];
    const encoded = encodeURIComponent(text);
    expect(wanted).toContain((await api.post('/identify', form({ tenant_id: text }, ayu))).status);
    expect(wanted).toContain((await api.post('/verify', form({ tenant_id: 1, user_id: text }, ayu))).status);
    // An empty part of a path is another path.
    const inPath = text === '' ? [404, 400] : wanted;
    expect(inPath).toContain((await api.get(`/enrollments/${encoded}`)).status);
    // Of a tenant that is not there: a forgiven number would delete.
    expect(inPath).toContain((await api.delete(`/enrollments/424242/${encoded}`)).status);
  });

  test.each(notNumbers.filter((text) => !['-0', ' 1 ', '', '+1', '1e3', '0x10'].includes(text)))(
    '%j as a threshold: 400 or a number from 0 to 1',
    async (text) => {
      const { status } = await api.post('/identify', form({ tenant_id: 1, threshold: text }, ayu));
      expect(status).toBe(400);
    },
  );

  test('the largest ids are kept exactly', async () => {
    const largest = 999_999_999_999_999;
    expect((await enrol(largest, 'Largest', largest)).status).toBe(200);
    const found = await api.post('/identify', form({ tenant_id: largest }, ayu));
    expect(found.body).toMatchObject({ match: true, user_id: largest });
    expect((await enrol(1, 'Too large', '9007199254740993')).status).toBe(400);
  });
});

describe('names', () => {
  test.each(oddNames)('%j: kept composed, or refused where there is nothing to see', async (text) => {
    const tenant = 3000 + oddNames.indexOf(text);
    const { status } = await enrol(tenant, text);
    expect(status).toBe(text.toWellFormed().replace(/[\p{C}\p{Z}]/gu, '') === '' ? 400 : 200);
    // A lone surrogate is no text: UTF-8 has no place for it, so the client already sends U+FFFD.
    if (status === 200) expect(await names(tenant)).toEqual([text.toWellFormed().trim().normalize('NFC')]);
  });

  test.each(['\0', 'a\0b', 'a\nb', 'a\r\nb', '\u0007', '\u001b[31m', '\u0085', '', '   ', 'x'.repeat(201)])(
    '%.20j: 400',
    async (text) => {
      const parts: Part[] = [
        { name: 'tenant_id', content: '1' },
        { name: 'user_id', content: '6' },
        { name: 'name', content: text },
        { name: 'file', filename: 'a.jpg', content: ayu },
      ];
      const request = {
        method: 'POST',
        path: '/enroll',
        headers: { 'content-type': contentType },
        body: multipart(parts),
      };
      expect((await exchange(api.address, request))?.status).toBe(400);
      expect(await names(1)).toEqual(['Ayu']);
    },
  );

  test.each(['a%00b', '%00', '%0d%0aSet-Cookie:%20x=1', 'x'.repeat(700)])(
    '/name/%.20s: 4xx, and no header',
    async (text) => {
      const reply = await exchange(api.address, { method: 'DELETE', path: `/enrollments/1/name/${text}` });
      judge(tenantDialect, reply, { call: text, sent: text });
      expect([400, 404, 414]).toContain(reply?.status);
      expect(reply?.headers['set-cookie']).toBeUndefined();
    },
  );
});

describe('fields twice', () => {
  test('the last one counts, as in the services before', async () => {
    const data = form({ tenant_id: 9999, threshold: 0.35 }, ayu);
    data.append('tenant_id', '1');
    expect((await api.post('/identify', data)).body).toMatchObject({ match: true, name: 'Ayu' });
  });

  test('the wrong name of a file is repeated only where it is one', async () => {
    for (const [name, told] of [
      ['photo', 'Send the image in the field "file", not "photo".'],
      ['x'.repeat(300), 'Send the image in the field "file".'],
      ['a\0b', 'Send the image in the field "file".'],
      ['<b>', 'Send the image in the field "file".'],
    ] as const) {
      const body = multipart([{ name, filename: 'a', content: 'x' }], boundary);
      const reply = await exchange(api.address, {
        method: 'POST',
        path: '/detect',
        headers: { 'content-type': contentType },
        body,
      });
      expect(reply).toMatchObject({ status: 400, text: JSON.stringify({ detail: told }) });
    }
  });
});
