/** Status, deletion, health and figures by `face-recognition-server.md`. */
import { beforeEach, describe, expect, test } from 'vitest';
import { dataUrl, doorsOf, doorsOfFile, forgetEverybody, json } from '../../support/doors.ts';
import { photo, varied } from '../../support/photos.ts';
import { StationProcess } from '../../support/station-process.ts';

const doors = doorsOfFile();
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

beforeEach(() => forgetEverybody(doors));

const register = (user_id: number, image: Uint8Array) =>
  doors.server.post('/register-face', ...json({ user_id, photo: dataUrl(image) }));
const status = async (user: number | string) => (await doors.server.get(`/status/${user}`)).body;

test('the status of nobody', async () => {
  const unregistered = { registered: false, last_updated: null, encoding_count: 0 };
  expect(await status(404)).toEqual({ success: true, user_id: 404, ...unregistered });
});

test('the status of somebody follows what happens', async () => {
  const registered = (await register(123, await photo('ayu'))).body.registered_at;
  expect(await status(123)).toEqual({
    success: true,
    user_id: 123,
    registered: true,
    last_updated: registered,
    encoding_count: 1,
  });
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const updated = (await register(123, await varied('ayu', 'darker'))).body.registered_at;
  expect(updated > registered).toBe(true);
  expect(await status(123)).toMatchObject({ last_updated: updated, encoding_count: 2 });
});

test('deleting takes everything of the person, once', async () => {
  await register(123, await photo('ayu'));
  await register(123, await varied('ayu', 'darker'));
  await register(124, await photo('bunga'));
  const { status: code, body } = await doors.server.delete('/face/123');
  expect(code).toBe(200);
  expect(body).toEqual({ success: true, message: 'Face data deleted successfully', user_id: 123 });
  expect(await status(123)).toMatchObject({ registered: false, encoding_count: 0 });
  expect(await status(124)).toMatchObject({ registered: true });
  const recognized = await doors.server.post('/recognize', ...json({ photo: dataUrl(await photo('ayu')) }));
  expect(recognized.body).toMatchObject({ success: false, user_id: 'unknown' });
  expect((await doors.server.delete('/face/123')).status).toBe(404);
  expect((await register(123, await photo('ayu'))).status).toBe(200);
});

test('deleting nobody: 404', async () => {
  expect((await doors.server.delete('/face/999')).status).toBe(404);
});

test('deleting with a content type and an empty body, as HTTP libraries do', async () => {
  await register(1, await photo('ayu'));
  const headers = { 'content-type': 'application/json' };
  expect((await doors.server.delete('/face/1', { headers })).status).toBe(200);
});

test.each(['abc', '-1', '1.5', '1e3', '0x1', 'null', '%20', '99999999999999999999'])(
  'the number %s: 400',
  async (user) => {
    for (const path of ['/status', '/face']) {
      const answer = await doors.server.send(path === '/face' ? 'DELETE' : 'GET', `${path}/${user}`, {});
      expect(answer.status).toBe(400);
      expect(answer.body.message).toMatch(/^user_id: must/);
    }
  },
);

test('health', async () => {
  await register(1, await photo('ayu'));
  await register(1, await varied('ayu', 'darker'));
  const { status: code, body } = await doors.server.get('/health');
  expect(code).toBe(200);
  expect(body).toEqual({
    status: 'online',
    service: 'Face Recognition Server',
    version: '1.0.0',
    timestamp: expect.stringMatching(time),
    registered_faces: 2,
    face_data_dir: './face_data',
    recognition_tolerance: 0.6,
    ready: true,
  });
});

test('figures that are real', async () => {
  await register(1, await photo('ayu'));
  await register(1, await varied('ayu', 'darker'));
  const { status: code, body } = await doors.server.get('/stats');
  expect(code).toBe(200);
  expect(body).toEqual({
    success: true,
    stats: {
      registered_users: 1,
      total_encodings: 2,
      recognition_tolerance: 0.6,
      data_directory: './face_data',
      server_info: {
        cpu_percent: expect.any(Number),
        memory_percent: expect.any(Number),
        disk_usage: expect.any(Number),
      },
    },
  });
  const { cpu_percent, memory_percent, disk_usage } = body.stats.server_info;
  for (const value of [cpu_percent, memory_percent, disk_usage]) expect(value).toBeLessThanOrEqual(100);
  expect(cpu_percent).toBeGreaterThanOrEqual(0);
  expect(memory_percent).toBeGreaterThan(0);
  // The folder may be on a disk in memory with next to nothing on it; `system-figures.test.ts` looks at one with something.
  expect(disk_usage).toBeGreaterThanOrEqual(0);
  expect(disk_usage).toBeLessThanOrEqual(100);
});

test('neither tells about the machine', async () => {
  const text = JSON.stringify([(await doors.server.get('/health')).body, (await doors.server.get('/stats')).body]);
  expect(text).not.toContain(doors.station.folder);
  expect(text).not.toContain(String(doors.station.pid));
});

test.each([
  ['GET', '/', 404],
  ['GET', '/register-face', 405],
  ['GET', '/recognize', 405],
  ['DELETE', '/status/1', 405],
  ['POST', '/health', 405],
  ['GET', '/encode', 404],
  ['GET', '/api/face/', 404],
])('%s %s is not of this port: %i', async (method, path, status) => {
  expect((await doors.server.send(method, path, {})).status).toBe(status);
});

describe('the tolerance', () => {
  async function recognized(tolerance: string, variant: Parameters<typeof varied>[1]): Promise<unknown> {
    const station = await StationProcess.start({ HADIR_RECOGNITION_TOLERANCE: tolerance });
    const { server } = doorsOf(station);
    try {
      expect((await server.get('/health')).body.recognition_tolerance).toBe(Number(tolerance));
      await server.post('/register-face', ...json({ user_id: 1, photo: dataUrl(await photo('ayu')) }));
      const image = await varied('ayu', variant);
      return (await server.post('/recognize', ...json({ photo: dataUrl(image) }))).body.user_id;
    } finally {
      await station.stop();
    }
  }

  test('0 knows nobody but by the very same photo, 1 takes anybody', async () => {
    expect(await recognized('0', 'grey')).toBe('unknown');
    expect(await recognized('1', 'grey')).toBe(1);
  });
});
