/** More than the station can do at once, and the end of its processes in the middle of it. */
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import sharp from 'sharp';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, Client, form } from '../../support/client.ts';
import { groupPhoto, photo } from '../../support/photos.ts';
import { enrol, stationOfFile } from '../../support/station-fixture.ts';
import { alive, endsWithin, StationProcess } from '../../support/station-process.ts';

const megabyte = 1024 * 1024;
let ayu: Buffer;
let group: Buffer;

beforeAll(async () => {
  ayu = await photo('ayu');
  group = await sharp(groupPhoto(5)).resize(800).jpeg().toBuffer();
});

function times<T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, i) => work(i)));
}

/** Waits until `check` holds; fails after `ms`. */
async function eventually(ms: number, what: string, check: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`Not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('flooded', () => {
  const used = stationOfFile();

  test('150 photos at once: served or told to come back, none lost, none in error', async () => {
    const started = times(150, () => used.api.post('/detect', form({}, group)));
    const health = times(5, async (i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 100));
      const start = performance.now();
      expect((await used.api.get('/health')).body.status).toBe('ok');
      return performance.now() - start;
    });
    const answers = await started;
    const served = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 503);
    expect(served.length + refused.length).toBe(150);
    expect(served.length).toBeGreaterThanOrEqual(30);
    expect(refused.length).toBeGreaterThan(0);
    for (const { body } of served) expect(body.faces).toHaveLength(5);
    for (const { body } of refused) expect(body.detail).toMatch(/busy/);
    // The thread that answers does not recognise: it is free while the worker is not.
    expect(Math.max(...(await health))).toBeLessThan(2000);
    expect((await used.api.post('/detect', form({}, group))).status).toBe(200);
  });

  test('64 uploads of 9 MB at once do not fill the memory', async () => {
    const large = Buffer.concat([ayu, Buffer.alloc(9 * megabyte - ayu.length)]);
    const work = times(64, () => used.api.post('/encode', form({}, large)));
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, used.station.memory().station);
    }, 100);
    const statuses = new Set((await work).map(({ status }) => status));
    clearInterval(watch);
    expect([...statuses].every((status) => status === 200 || status === 503)).toBe(true);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(1400 * megabyte);
  });

  test('one connection serves many requests, refusals among them', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    const get = (path: string) =>
      new Promise<void>((resolve, reject) => {
        request(`${used.api.address}${path}`, { agent }, (response) => {
          ports.add(response.socket.localPort);
          response.resume().on('end', resolve);
        })
          .on('error', reject)
          .end();
      });
    for (const path of ['/health', '/enrollments/1', '/nothing', '/enrollments/9999', '/enrollments/x', '/health'])
      await get(path);
    agent.destroy();
    expect(ports.size).toBe(1);
  });
});

describe('told to end', () => {
  let station: StationProcess;
  const sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    if (!station.ended) await station.kill();
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s in idleness', async (signal) => {
    station = await StationProcess.start();
    const worker = station.workerPid() as number;
    const { ms } = await station.stop(signal);
    expect(ms).toBeLessThan(endsWithin);
    await eventually(2000, 'the worker ends too', () => !alive(worker));
  });

  test('SIGTERM under load and with callers who do not let go', async () => {
    station = await StationProcess.start();
    const api = new Client(station.address);
    const worker = station.workerPid() as number;
    await enrol(api, 1, 5, ayu);
    for (const text of ['', 'GET /health HTTP/1.1\r\n', halfUpload()]) {
      const socket = connect(station.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(text);
      sockets.push(socket);
    }
    let stopped = false;
    const callers = times(12, async () => {
      while (!stopped) await api.post('/detect', form({}, groupPhoto(5))).catch(() => (stopped = true));
    });
    await new Promise((resolve) => setTimeout(resolve, 700));
    const { code, ms } = await station.stop();
    stopped = true;
    await callers;
    expect(code).toBe(0);
    expect(ms).toBeLessThan(endsWithin);
    await eventually(2000, 'the worker ends too', () => !alive(worker));
    station = await station.restart();
    const found = await new Client(station.address).post('/identify', form({ tenant_id: 1 }, ayu));
    expect(found.body.user_id).toBe(5);
  });

  test('SIGKILL takes the worker along', async () => {
    station = await StationProcess.start();
    const worker = station.workerPid() as number;
    await station.kill();
    await eventually(3000, 'the worker ends too', () => !alive(worker));
  });

  function halfUpload(): string {
    return 'POST /detect HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000\r\n\r\n--x\r\n';
  }
});

describe('the vision worker dies', () => {
  const used = stationOfFile();

  test('pending calls fail with 503, later ones work, nothing enrolled is lost', async () => {
    const { api, station } = used;
    expect((await enrol(api, 1, 5, ayu)).status).toBe(200);
    for (let round = 0; round < 2; round++) {
      const answers: Answer[] = [];
      const callers = times(10, async () => {
        for (let i = 0; i < 4; i++) answers.push(await api.post('/detect', form({}, groupPhoto(4))));
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      const worker = station.workerPid() as number;
      process.kill(worker, 'SIGKILL');
      await callers;
      const failed = answers.filter(({ status }) => status !== 200);
      expect(answers).toHaveLength(40);
      expect(failed.length).toBeGreaterThan(0);
      for (const { status, body } of failed) {
        expect(status).toBe(503);
        expect(body.detail).toMatch(/restarting|busy/);
      }
      const find = () => api.post('/identify', form({ tenant_id: 1 }, ayu));
      await eventually(15_000, 'recognition works again', async () => (await find()).status === 200);
      expect((await find()).body).toMatchObject({ match: true, user_id: 5 });
      expect(station.workerPid()).not.toBe(worker);
      expect((await api.get('/health')).body).toMatchObject({ status: 'ok', vision: 'ready', problems: [] });
    }
  });

  test('meanwhile what needs no recognition answers, and health says so', async () => {
    const { api, station } = used;
    process.kill(station.workerPid() as number, 'SIGKILL');
    await eventually(3000, 'health notices', async () => (await api.get('/health')).body.status === 'degraded');
    expect((await api.get('/health')).body.vision).toBe('restarting');
    expect((await api.get('/enrollments/1')).body.enrollments).toHaveLength(1);
    expect((await api.get('/cache/1/status')).status).toBe(200);
    await eventually(15_000, 'it is back', async () => (await api.get('/health')).body.status === 'ok');
  });
});
