/** A camera frame's way in the desktop shell: from the page through a port to the worker's own process, recognised there, and
 * the same after the worker was killed. The photos are an installed package's samples. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createIpcClient } from '../../../src-renderer/client/ipc-client.ts';
import type { StationClient } from '../../../src-shared/contract.ts';
import { ipcChannels, type StationBridge } from '../../../src-shared/ipc-channels.ts';
import { decodeEnvelope } from '../../../src-shared/wire.ts';
import { photo } from '../../support/photos.ts';
import type { WebContentsDouble } from './double/web-contents.ts';
import { type OwnStation, openStation } from './own-station.ts';
import { utilityProcess as utility } from './own-utility.ts';
import { runPreload } from './page.ts';

vi.mock('electron', () => import('./own-utility.ts'));

let station: OwnStation;
let contents: WebContentsDouble;
let bridge: StationBridge;
let client: StationClient;
let ayu: Uint8Array;
/** What went over IPC, in bytes, and what each call's image was. */
const calls: { name: string; bytes: number; image: unknown }[] = [];

beforeAll(async () => {
  ayu = new Uint8Array(await photo('ayu'));
  station = await openStation();
  contents = station.openWindow();
  const { hadir } = await runPreload(contents.page);
  bridge = {
    ...hadir,
    call(request) {
      const { call, args } = decodeEnvelope(request) as { call: string; args: { image?: unknown } };
      calls.push({ name: call, bytes: request.byteLength, image: args.image });
      return hadir.call(request);
    },
  };
  client = createIpcClient(bridge);
  await client.call('setup.begin', { school: 'SMP', name: 'Ratna', password: 'mangga manis' });
  await client.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Ayu', image: ayu });
}, 60_000);
afterAll(() => station.close());

let seq = 0;
const frame = () => client.call('live.frame', { camera: 'gate', seq: seq++, at: performance.now(), image: ayu });

/** Frames until the face on them is accepted, or has been before. */
async function recognised(): Promise<unknown> {
  return vi.waitFor(
    async () => {
      const { seen } = await frame();
      const [face] = seen;
      if (!face?.person) throw new Error(JSON.stringify(seen));
      return face.person.name;
    },
    { timeout: 20_000, interval: 50 },
  );
}

test('a face is recognised from a frame that main never saw', async () => {
  await vi.waitFor(() => expect(bridge.frame('warm', ayu)).toBe(true));
  calls.length = 0;
  expect(await recognised()).toBe('Ayu');
  for (const { bytes, image } of calls) {
    expect(image).toEqual({ ticket: expect.stringMatching(/^[\w-]{36}$/) });
    expect(bytes).toBeLessThan(500);
  }
});

test('a ticket that no frame came for is an error that may be tried again, and the next frame is seen', async () => {
  const lost = client.call('live.frame', { camera: 'gate', seq: seq++, at: 1, image: { ticket: 'nobody' } });
  await expect(lost).rejects.toMatchObject({ code: 'busy', retryable: true, details: { reason: 'frame' } });
  expect((await frame()).seen).toHaveLength(1);
});

test('a guided enrolment’s frames take the same way', async () => {
  const { sessionId } = await client.call('enrolment.start', { name: 'Ayu' });
  calls.length = 0;
  const progress = await client.call('enrolment.frame', { sessionId, image: ayu });
  expect(progress.face).not.toBeNull();
  expect(calls[0]?.image).toHaveProperty('ticket');
  await client.call('enrolment.cancel', { sessionId });
});

test('a photo goes with its call: only camera frames may be lost', async () => {
  calls.length = 0;
  await client.call('recognition.detect', { image: ayu });
  expect(calls[0]?.image).toBeInstanceOf(Uint8Array);
});

test('the worker is killed: frames go with their calls until it is back, then through a new port', async () => {
  const ports = vi.fn();
  contents.page.on(ipcChannels.frames, ports);
  utility.started.at(-1)?.kill();
  await vi.waitFor(() => expect(station.built.vision.state().state).toBe('restarting'));
  await expect(frame()).rejects.toMatchObject({ code: 'vision_restarting', retryable: true });
  expect(bridge.frame('meanwhile', ayu)).toBe(false);
  await vi.waitFor(() => expect(ports).toHaveBeenCalledTimes(1), { timeout: 20_000 });
  calls.length = 0;
  expect(await recognised()).toBe('Ayu');
  expect(calls.at(-1)?.image).toHaveProperty('ticket');
  expect(utility.started).toHaveLength(2);
});

test('a window that is gone gets no port any more', async () => {
  const gone = station.openWindow();
  await runPreload(gone.page);
  await vi.waitFor(() => expect(gone.page.listenerCount(ipcChannels.frames)).toBe(1));
  gone.destroy();
  const post = vi.spyOn(gone, 'postMessage');
  utility.started.at(-1)?.kill();
  await vi.waitFor(() => expect(station.built.vision.state().state).toBe('restarting'));
  await vi.waitFor(() => expect(station.built.vision.state().state).toBe('ready'), { timeout: 20_000 });
  expect(post).not.toHaveBeenCalled();
});

test('the worker is not told the station’s settings', async () => {
  vi.stubEnv('HADIR_API_KEY', 'a secret');
  const fork = vi.spyOn(utility, 'fork').mockImplementation(() => {
    throw new Error('only looked at');
  });
  const { utilityWorker } = await import('../../../src-main/hosts/electron/worker.ts');
  expect(() => utilityWorker('worker.js')).toThrow('only looked at');
  const { env, execArgv } = fork.mock.calls[0]?.[2] ?? {};
  expect(Object.keys(env ?? {}).filter((name) => name.startsWith('HADIR_'))).toEqual([]);
  expect(execArgv).toContain('--max-old-space-size=128');
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
