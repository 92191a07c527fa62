/** Starts that go wrong, and starts with less than everything. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Client, form } from '../../support/client.ts';
import { photo } from '../../support/photos.ts';
import { enrol } from '../../support/station-fixture.ts';
import {
  dataFolder,
  failedStart,
  type Settings,
  StationProcess,
  temporaryFolder,
} from '../../support/station-process.ts';

const started: StationProcess[] = [];
async function start(settings: Settings = {}, folder?: string): Promise<StationProcess> {
  const station = await StationProcess.start(settings, folder);
  started.push(station);
  return station;
}
afterEach(async () => {
  for (const station of started.splice(0)) await station.stop();
});

/** One line on the error stream for a person, nothing else anywhere, and status 1. */
function expectOneLine(
  { code, stdout, stderr }: Awaited<ReturnType<typeof failedStart>>,
  ...parts: (string | RegExp)[]
) {
  expect(code, stderr).toBe(1);
  expect(stderr).toMatch(/^Hadir: \S[^\n]+\n$/);
  expect(stderr).not.toMatch(/\bat .+:\d+:\d+|node_modules|\.ts\b/);
  expect(stdout.split('\n').filter((line) => line !== '' && !line.startsWith('{'))).toEqual([]);
  for (const part of parts) expect(stderr).toMatch(part);
}

describe('a model pack whose files are not there', () => {
  const file = 'yunet_s_dynamic.onnx';
  const expected = 'daede24002cc8590f457998cc5e6c9e8b82f45f6bd969506a8913cd4ed10a2d3';

  test('the station starts, says what is missing, and answers 503 with it', async () => {
    const api = new Client((await start({ HADIR_MODEL_PACK: 'edgeface-xs' })).address);
    const { status, body } = await api.get('/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'degraded', version: '2.0.0', vision: 'unavailable', pack: null });
    expect(body.problems).toEqual([
      {
        code: 'models_unavailable',
        message: expect.stringMatching(new RegExp(`${file}.*${expected}.*HADIR_MODELS_DIR`)),
      },
    ]);
    const image = await photo('ayu');
    const fields = { tenant_id: 1, user_id: 1, name: 'Budi', encoding: '[1]' };
    for (const path of ['/encode', '/compare', '/detect', '/enroll', '/identify', '/verify']) {
      const answer = await api.post(path, form(fields, image));
      if (path === '/verify') expect([404, 503]).toContain(answer.status);
      else expect({ path, status: answer.status, body: answer.body }).toMatchObject({ path, status: 503 });
      if (answer.status === 503) expect(answer.body.detail).toContain(file);
    }
    expect((await api.get('/cache/1/status')).status).toBe(200);
    expect((await api.get('/nothing')).status).toBe(404);
  });

  test('a file with the right name and other bytes: expected and found hashes', async () => {
    const models = temporaryFolder();
    mkdirSync(join(models, 'some/where'), { recursive: true });
    writeFileSync(join(models, 'some/where', file), 'not a network');
    const found = createHash('sha256').update('not a network').digest('hex');
    const api = new Client((await start({ HADIR_MODEL_PACK: 'edgeface-xs', HADIR_MODELS_DIR: models })).address);
    const { body } = await api.get('/health');
    expect(body.status).toBe('degraded');
    for (const part of [file, expected, found]) expect(body.problems[0].message).toContain(part);
    expect(JSON.stringify(body)).not.toContain(models);
  });

  test('a pack that nobody knows', async () => {
    const api = new Client((await start({ HADIR_MODEL_PACK: 'no-such-pack' })).address);
    const { body } = await api.get('/health');
    expect(body).toMatchObject({
      status: 'degraded',
      problems: [{ message: expect.stringContaining('no-such-pack') }],
    });
  });

  test('what was enrolled is still there with the right pack', async () => {
    const first = await start();
    await enrol(new Client(first.address), 1, 7, 'ayu');
    const degraded = await first.restart({ HADIR_MODEL_PACK: 'edgeface-xs' });
    started.push(degraded);
    expect((await new Client(degraded.address).get('/health')).body.status).toBe('degraded');
    const again = await degraded.restart({});
    started.push(again);
    expect((await new Client(again.address).get('/enrollments/1')).body.enrollments).toHaveLength(1);
  });
});

describe('a bad value is one line naming the variable, the value and what it may be', () => {
  const cases: [`HADIR_${string}`, string, RegExp][] = [
    ['HADIR_PORT', 'abc', /whole number from 0 to 65535/],
    ['HADIR_PORT', '-1', /whole number from 0 to 65535/],
    ['HADIR_PORT', '65536', /whole number from 0 to 65535/],
    ['HADIR_PORT', '80.5', /whole number from 0 to 65535/],
    ['HADIR_PORT', '', /whole number from 0 to 65535/],
    ['HADIR_BIOMETRIC_PORT', '65536', /whole number from 0 to 65535/],
    ['HADIR_RECOGNITION_TOLERANCE', '1.5', /number from 0 to 1/],
    ['HADIR_DOCS', 'maybe', /on or off/],
    ['HADIR_HOST', '203.0.113.9', /address of this machine/],
    ['HADIR_HOME_TENANT', 'one', /whole number/],
    ['HADIR_MODEL_PACK', '../other', /standard, faceplugin-512, edgeface-xs, omz-0095/],
    ['HADIR_FACE_QUALITY_THRESHOLD', '1.5', /number from 0 to 1/],
    ['HADIR_FACE_QUALITY_THRESHOLD', 'high', /number from 0 to 1/],
    ['HADIR_MAX_FACES_PER_USER', '0', /whole number from 1 to 20/],
    ['HADIR_MAX_FACES_PER_USER', '21', /whole number from 1 to 20/],
    ['HADIR_LIVENESS', 'perhaps', /off, warn or require/],
    ['HADIR_LOG_LEVEL', 'loud', /silent, error, warn, info or debug/],
    ['HADIR_CORS_ORIGINS', 'school.example', /origins like https:/],
    ['HADIR_CORS_ORIGINS', 'https://school.example/path', /origins like https:/],
    ['HADIR_CORS_ORIGINS', '*', /origins like https:/],
    ['HADIR_ALLOWED_HOSTS', 'http://gate.example', /host names/],
    ['HADIR_ALLOWED_HOSTS', 'gate.example:8000', /host names/],
    ['HADIR_DATA_DIR', '', /a folder/],
    ['HADIR_DATA_DIR', '/dev/null', /a folder/],
    ['HADIR_DATA_DIR', '/dev/null/below', /a folder/],
  ];
  test.each(cases)('%s=%j', async (name, value, may) => {
    expectOneLine(
      await failedStart({ [name]: value }),
      new RegExp(`${name} is "${value.replace(/[*?.+]/g, '\\$&')}"`),
      may,
    );
  });

  test('a secret is not repeated', async () => {
    const secret = 'geheim'.repeat(50);
    const ended = await failedStart({ HADIR_API_KEY: secret });
    expectOneLine(ended, /HADIR_API_KEY/, /at most 200 characters/);
    expect(ended.stderr).not.toContain('geheim');
  });

  test('an option that is none', async () => {
    expectOneLine(await failedStart({}, { flags: ['--prot', '8000'] }), /--prot is not an option/, /--port/);
  });

  test('an option without its value', async () => {
    expectOneLine(await failedStart({}, { flags: ['--port'] }), /--port wants a value/);
  });

  test('an option goes before the environment, and that before .env', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '.env'), 'HADIR_LIVENESS=perhaps\nHADIR_PORT=x\n');
    expectOneLine(await failedStart({}, { folder }), /HADIR_LIVENESS is "perhaps"/);
    expectOneLine(await failedStart({ HADIR_LIVENESS: 'off', HADIR_PORT: 'y' }, { folder }), /HADIR_PORT is "y"/);
    const flags = ['--port=z'];
    expectOneLine(
      await failedStart({ HADIR_LIVENESS: 'off', HADIR_PORT: 'y' }, { folder, flags }),
      /HADIR_PORT is "z"/,
    );
  });
});

describe('what is in the way', () => {
  describe('a taken port', () => {
    async function withTaken(use: (port: string) => Promise<void>): Promise<void> {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      try {
        await use(String((other.address() as { port: number }).port));
      } finally {
        other.close();
      }
    }

    test('the main one: names it, the setting and the likely culprit; the other opens', async () => {
      await withTaken(async (port) => {
        const station = await start({ HADIR_PORT: port });
        expect(station.address).toBe('');
        expect(station.output).toMatch(new RegExp(`^Hadir: Port ${port} is taken.*another Hadir.*HADIR_PORT\\.$`, 'm'));
        expect((await fetch(`${station.biometricAddress}/health`)).status).toBe(200);
      });
    });

    test('the biometric one: also AirPlay', async () => {
      await withTaken(async (port) => {
        const station = await start({ HADIR_BIOMETRIC_PORT: port });
        expect(station.biometricAddress).toBe('');
        expect(station.output).toMatch(
          new RegExp(`^Hadir: Port ${port} is taken.*AirPlay.*HADIR_BIOMETRIC_PORT\\.$`, 'm'),
        );
        expect((await new Client(station.address).get('/health')).body.status).toBe('ok');
      });
    });

    test('both: one line that names both, and status 1', async () => {
      await withTaken((main) =>
        withTaken(async (biometric) => {
          const ended = await failedStart({ HADIR_PORT: main, HADIR_BIOMETRIC_PORT: biometric });
          expectOneLine(ended, `Port ${main} is taken`, /HADIR_PORT/, `Port ${biometric} is taken`, /AirPlay/);
        }),
      );
    });

    test('the same for both is refused', async () => {
      await withTaken(async (port) => {
        const ended = await failedStart({ HADIR_PORT: port, HADIR_BIOMETRIC_PORT: port });
        expectOneLine(ended, /HADIR_BIOMETRIC_PORT is "\d+", the same as HADIR_PORT/);
      });
    });
  });

  test('both addresses are told, the main one first', async () => {
    const station = await start();
    const lines = station.output.split('\n').filter((line) => line.startsWith('Hadir'));
    expect(lines).toEqual([`Hadir: ${station.address}`, `Hadir biometric: ${station.biometricAddress}`]);
  });

  test('two stations on one data folder: the second refuses, the first goes on', async () => {
    const first = await start();
    const ended = await failedStart({}, { folder: first.folder });
    expectOneLine(ended, /data folder is in use/, String(first.pid));
    const api = new Client(first.address);
    expect((await enrol(api, 1, 1, 'ayu')).status).toBe(200);
    await first.stop();
    const again = await start({}, first.folder);
    expect((await new Client(again.address).get('/enrollments/1')).body.enrollments).toHaveLength(1);
  });

  test('the folder of a killed station is free at once', async () => {
    const first = await start();
    await first.kill();
    expect((await new Client((await start({}, first.folder)).address).get('/health')).body.status).toBe('ok');
  });

  test.each([
    ['is gone', null, /key file is missing/],
    ['is damaged', 'abc', /key file is damaged/],
    ['is another', Buffer.alloc(32, 7).toString('base64'), /key/],
  ])('the sealing key %s: the data is not opened and not touched', async (_title, text, message) => {
    const first = await start();
    await enrol(new Client(first.address), 1, 1, 'ayu');
    await first.stop();
    const other = join(temporaryFolder(), 'other.key');
    if (text !== null) writeFileSync(other, text);
    expectOneLine(await failedStart({ HADIR_KEY_FILE: other }, { folder: first.folder }), message);
    const again = await start({}, first.folder);
    expect((await new Client(again.address).get('/enrollments/1')).body.enrollments).toHaveLength(1);
  });

  test('the key file cannot lie there', async () => {
    expectOneLine(await failedStart({ HADIR_KEY_FILE: '/dev/null/key' }), /key file cannot be/);
  });

  test('the database is damaged', async () => {
    const first = await start();
    await first.stop();
    const folder = dataFolder(first.folder);
    const [database] = readdirSync(folder).filter((name) => /\.(db|sqlite3?)$/.test(name));
    writeFileSync(join(folder, database as string), Buffer.alloc(50_000, 'garbage'));
    expectOneLine(await failedStart({}, { folder: first.folder }), /damaged|not a database/, /backup/);
  });
});
