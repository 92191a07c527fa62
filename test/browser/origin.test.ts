/** A page of another origin, opened in a real Chromium on the station's own computer, tries everything that a page can: it can
 * neither enrol nor delete nor read. */
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireChromium } from '../../scripts/chromium.ts';
import { prepare } from '../../scripts/prepare.ts';
import { socketPath } from '../../src-shared/socket-messages.ts';
import { Client, form } from '../support/client.ts';
import { photo } from '../support/photos.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { emptyRoom } from '../support/video.ts';
import { open, type Session } from './browser.ts';

const apiKey = 'a key that no page knows';
let station: StationProcess;
let api: Client;
let hostile: Server;
let session: Session;
let ayu: string;

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start({ HADIR_API_KEY: apiKey });
  api = new Client(station.address);
  const image = await photo('ayu');
  ayu = image.toString('base64');
  expect((await api.post('/enroll', form({ tenant_id: 1, user_id: 1, name: 'Ayu' }, image))).status).toBe(200);
  hostile = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Another site</title><iframe name="target"></iframe>');
  });
  await new Promise<void>((resolve) => hostile.listen(0, '127.0.0.1', resolve));
  session = await open(hostileAddress(), await emptyRoom());
});
afterAll(async () => {
  await session?.close();
  hostile?.close();
  await station?.stop();
  endAll();
});

const hostileAddress = (): string => `http://127.0.0.1:${(hostile.address() as AddressInfo).port}/`;

/** Who is enrolled, whatever the page did. */
async function enrolled(): Promise<string[]> {
  const { body } = await api.get('/enrollments/1');
  return body.enrollments.map((item: { name: string }) => item.name);
}

/** What one attempt looked like from within the page: everything it got to see. */
type Seen = { status: number; type: string; text: string } | 'refused';

/** What of a request a page chooses. */
type Chosen = { method?: string; mode?: 'cors' | 'no-cors'; headers?: Record<string, string>; body?: string };

/** Runs in the page. */
async function attempt([address, init, image]: [string, Chosen, string | null]): Promise<Seen> {
  try {
    let body: BodyInit | null = init.body ?? null;
    if (image) {
      const data = new FormData();
      for (const [name, value] of Object.entries({ tenant_id: '1', user_id: '2', name: 'Mallory', type: 'face' }))
        data.append(name, value);
      data.append('allow_duplicate', 'true');
      const bytes = Uint8Array.from(atob(image), (letter) => letter.charCodeAt(0));
      data.append('file', new Blob([bytes], { type: 'image/jpeg' }), 'a.jpg');
      body = data;
    }
    const response = await fetch(address, body ? { ...init, body } : init);
    return { status: response.status, type: response.type, text: await response.text() };
  } catch {
    return 'refused';
  }
}

const tries = (address: string, init: Chosen = {}, image: string | null = null): Promise<Seen> =>
  session.page.evaluate(attempt, [address, init, image] as [string, Chosen, string | null]);

describe.each(['cors', 'no-cors'] as const)('fetch, mode %s', (mode) => {
  const nothing = 'refused';

  test('reads nothing', async () => {
    for (const path of ['/enrollments/1', '/api/face/', '/health', '/api/station/v1/health', '/cache/1/status', '/'])
      expect(await tries(station.address + path, { mode }), path).toEqual(nothing);
    for (const path of ['/status/1', '/stats', '/health', '/api/v1/biometric/'])
      expect(await tries(station.biometricAddress + path, { mode }), path).toEqual(nothing);
  });

  test('enrols nobody', async () => {
    for (const path of ['/enroll', '/api/face/register'])
      expect(await tries(station.address + path, { method: 'POST', mode }, ayu), path).toEqual(nothing);
    const biometric = `${station.biometricAddress}/api/v1/biometric/register`;
    expect(await tries(biometric, { method: 'POST', mode }, ayu)).toEqual(nothing);
    // As text, because a page may send that without asking first.
    const body = JSON.stringify({ user_id: 2, photo: ayu });
    const headers = { 'content-type': 'text/plain' };
    const server = `${station.biometricAddress}/register-face`;
    expect(await tries(server, { method: 'POST', mode, headers, body })).toEqual(nothing);
    expect(await enrolled()).toEqual(['Ayu']);
  });

  test('changes nothing', async () => {
    for (const path of ['/cache/1/invalidate', '/cache/1/refresh-enrollments'])
      expect(await tries(station.address + path, { method: 'POST', mode }), path).toEqual(nothing);
    expect((await api.get('/cache/1/status')).body.cached).toBe(true);
  });
});

test('deletes nobody: neither by DELETE nor by what else might pass for it', async () => {
  const { body } = await api.get('/enrollments/1');
  const { id } = body.enrollments[0];
  for (const path of [`/enrollments/1/${id}`, '/enrollments/1/name/Ayu'])
    for (const init of [
      { method: 'DELETE' },
      { method: 'POST', headers: { 'x-http-method-override': 'DELETE' } },
      { method: 'POST', mode: 'no-cors' as const },
    ])
      expect(['refused', { status: 0, type: 'opaque', text: '' }]).toContainEqual(
        await tries(station.address + path, init),
      );
  expect(await tries(`${station.biometricAddress}/face/1`, { method: 'DELETE' })).toBe('refused');
  expect(await enrolled()).toEqual(['Ayu']);
});

test('a key does not help a page: its origin is refused first', async () => {
  const headers = { 'x-api-key': apiKey };
  expect(await tries(`${station.address}/enrollments/1`, { headers })).toBe('refused');
  expect(await tries(`${station.biometricAddress}/api/v1/biometric/`, { headers })).toBe('refused');
});

test('a form that posts itself enrols nobody', async () => {
  for (const [address, name] of [
    [`${station.address}/enroll`, 'file'],
    [`${station.address}/api/face/register`, 'file'],
  ] as const) {
    const answered = session.page.waitForResponse(address);
    await session.page.evaluate(
      ([action, field, image]) => {
        const element = document.createElement('form');
        Object.assign(element, { action, method: 'post', enctype: 'multipart/form-data', target: 'target' });
        const input = document.createElement('input');
        Object.assign(input, { type: 'file', name: field });
        const files = new DataTransfer();
        files.items.add(new File([Uint8Array.from(atob(image), (letter) => letter.charCodeAt(0))], 'a.jpg'));
        input.files = files.files;
        element.append(input);
        for (const [key, value] of Object.entries({
          tenant_id: '1',
          user_id: '2',
          name: 'Mallory',
          allow_duplicate: 'true',
        })) {
          const text = document.createElement('input');
          Object.assign(text, { type: 'hidden', name: key, value });
          element.append(text);
        }
        document.body.append(element);
        element.submit();
      },
      [address, name, ayu] as [string, string, string],
    );
    expect((await answered).status(), address).toBe(403);
  }
  expect(await enrolled()).toEqual(['Ayu']);
});

test('WebSocket: no connection', async () => {
  const outcome = await session.page.evaluate(
    (address) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address);
        socket.onopen = () => resolve('open');
        socket.onerror = () => resolve('refused');
      }),
    `${station.address.replace('http', 'ws')}${socketPath}`,
  );
  expect(outcome).toBe('refused');
});

test('EventSource: no stream', async () => {
  const outcome = await session.page.evaluate(
    (address) =>
      new Promise<string>((resolve) => {
        const source = new EventSource(address);
        source.onopen = () => resolve('open');
        source.onmessage = () => resolve('message');
        source.onerror = () => resolve(source.readyState === EventSource.CLOSED ? 'refused' : 'again');
      }),
    `${station.address}/api/station/v1/events/stream`,
  );
  expect(outcome).toBe('refused');
});

test('<img>, <script>, <link> and <iframe> show nothing of the station', async () => {
  const outcomes = await session.page.evaluate(async (address) => {
    const load = (tag: string, attributes: Record<string, string>): Promise<string> =>
      new Promise((resolve) => {
        const element = Object.assign(document.createElement(tag), attributes);
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        document.body.append(element);
      });
    return Promise.all([
      load('img', { src: `${address}/api/face/` }),
      load('img', { src: `${address}/enrollments/1` }),
      load('script', { src: `${address}/enrollments/1` }),
      load('link', { rel: 'stylesheet', href: `${address}/enrollments/1` }),
    ]);
  }, station.address);
  expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
  // A frame loads something whatever happens; what matters is that its content is nobody's to read.
  const readable = await session.page.evaluate(async (address) => {
    const frame = Object.assign(document.createElement('iframe'), { src: address });
    const loaded = new Promise((resolve) => {
      frame.onload = resolve;
    });
    document.body.append(frame);
    await loaded;
    return frame.contentDocument?.body?.textContent ?? null;
  }, station.address);
  expect(readable).toBeNull();
});

test('nothing that a page can load makes the station work: it refuses all but a link', async () => {
  /** What the station answered with success, of each route; it counts its own requests. */
  const worked = async (): Promise<string[]> => {
    const lines = (await (await fetch(`${station.address}/metrics`)).text()).split('\n');
    return lines.filter(
      (line) => /status="[23]/.test(line) && /_(total|count)\b/.test(line) && !line.includes('"/metrics"'),
    );
  };
  const before = await worked();
  expect(before.length).toBeGreaterThan(0);
  const paths = [
    '/enrollments/1',
    '/health',
    '/metrics',
    '/docs/tenant/openapi.json',
    '/',
    '/api/station/v1/health',
    '/status/1',
  ];
  const asked: string[] = [];
  for (const base of [station.address, station.biometricAddress])
    for (const path of paths) asked.push(`${base}${path}`);
  await session.page.evaluate(async (addresses) => {
    const load = (tag: string, from: Record<string, string>): Promise<void> =>
      new Promise((resolve) => {
        const element = Object.assign(document.createElement(tag), from);
        element.onload = element.onerror = () => resolve();
        document.body.append(element);
        setTimeout(resolve, 2000);
      });
    for (const address of addresses) {
      await Promise.all([
        load('img', { src: `${address}?by=img` }),
        load('script', { src: `${address}?by=script` }),
        load('link', { rel: 'stylesheet', href: `${address}?by=style` }),
        load('iframe', { src: `${address}?by=iframe` }),
        fetch(`${address}?by=fetch`, { mode: 'no-cors' }).catch(() => {}),
      ]);
    }
  }, asked);
  expect(await worked()).toEqual(before);
  // A link is followed: somebody may keep the station's address on the school's own pages.
  const [opened] = await Promise.all([
    session.page.context().waitForEvent('page'),
    session.page.evaluate((address) => {
      const link = Object.assign(document.createElement('a'), { href: address, target: '_blank', rel: 'noopener' });
      document.body.append(link);
      link.click();
    }, `${station.address}/`),
  ]);
  await opened.getByTestId('to-office').waitFor();
  await opened.close();
});

test('the station’s screens cannot be framed: a page cannot lay itself over them', async () => {
  const shown = session.page.frames().filter((frame) => frame.url().startsWith(station.address));
  for (const frame of shown) expect(await frame.getByTestId('station-status').count()).toBe(0);
});

describe('a name that came to mean this computer (DNS rebinding)', () => {
  /** To its page the station is its own origin: only the name in the address gives it away. */
  const name = 'rebound.example';

  test('its page reads and changes nothing, on both ports', async () => {
    const browser = await chromium.launch({
      executablePath: requireChromium(),
      args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP ${name} 127.0.0.1`],
    });
    try {
      const page = await browser.newPage();
      for (const own of [station.address, station.biometricAddress]) {
        const address = own.replace('127.0.0.1', name);
        const response = await page.goto(`${address}/health`);
        expect(response?.status()).toBe(403);
        const [read, removed, socket] = await page.evaluate(
          async ([base, path]) => [
            (await fetch(`${base}/enrollments/1`)).status,
            (await fetch(`${base}/enrollments/1/name/Ayu`, { method: 'DELETE' })).status,
            await new Promise<string>((resolve) => {
              const opened = new WebSocket(`${base?.replace('http', 'ws')}${path}`);
              opened.onopen = () => resolve('open');
              opened.onerror = () => resolve('refused');
            }),
          ],
          [address, socketPath],
        );
        expect([read, removed, socket]).toEqual([403, 403, 'refused']);
      }
    } finally {
      await browser.close();
    }
  });

  test('a request with that Host is refused', async () => {
    for (const address of [station.address, station.biometricAddress]) {
      const host = `${name}:${new URL(address).port}`;
      const status = await new Promise<number | undefined>((resolve) => {
        get(`${address}/health`, { headers: { host } }, (answer) => resolve(answer.resume().statusCode));
      });
      expect(status).toBe(403);
    }
  });
});

test('after all that Ayu is still the only one, and is found', async () => {
  expect(await enrolled()).toEqual(['Ayu']);
  const found = await api.post('/identify', form({ tenant_id: 1 }, Buffer.from(ayu, 'base64')));
  expect(found.body).toMatchObject({ match: true, name: 'Ayu' });
});
