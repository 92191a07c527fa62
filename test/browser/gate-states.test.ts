/** Everything that can be in the gate's way is said in words with its remedy, and gone by itself when it is mended: the camera's
 * troubles, the station's, the network's. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import type { StationStatus } from '../../src-shared/domain.ts';
import { StationError } from '../../src-shared/errors.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { emptyRoom } from '../support/video.ts';
import { open, type Session } from './browser.ts';
import { type FakedSocket, fakeSocket } from './gate-socket.ts';

let station: StationProcess;
let camera: string;

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  camera = await emptyRoom();
});
afterAll(async () => {
  await station.stop();
  endAll();
});

describe('the camera', () => {
  let session: Session;
  beforeAll(async () => {
    session = await open('about:blank', camera);
    await session.page.addInitScript(breakableCamera);
    await session.page.goto(`${station.address}/`);
    await running(session.page);
  });
  afterAll(() => session.close());

  test.each([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'none'],
    ['NotReadableError', 'in_use'],
    ['TypeError', 'failed'],
  ])('%s is told as "%s" and over at a tap', async (error, phase) => {
    const { page } = session;
    await page.evaluate((name) => Object.assign(window, { cameraError: name }), error);
    await page.reload();
    await page.locator(`[data-testid="camera-notice"][data-phase="${phase}"]`).waitFor({ timeout: 15_000 });
    expect((await page.getByTestId('camera-notice').textContent())?.length).toBeGreaterThan(30);
    await mend(page);
    await page.getByTestId('camera-notice').getByRole('button').click();
    await running(page);
  });

  test('pulled out: told as lost, and back by itself', async () => {
    const { page } = session;
    await page.evaluate(() => {
      Object.assign(window, { cameraError: 'NotFoundError' });
      const stream = document.querySelector('video')?.srcObject as MediaStream;
      for (const track of stream.getVideoTracks()) track.dispatchEvent(new Event('ended'));
    });
    await page.locator('[data-testid="camera-notice"][data-phase="lost"]').waitFor();
    await mend(page);
    await running(page);
  });
});

describe('the station', () => {
  test('the recogniser dies: told, and ready again by itself', async () => {
    const { page, close } = await open(`${station.address}/`, camera);
    try {
      await page.locator('[data-testid="station-status"][data-mood="ready"]').waitFor({ timeout: 30_000 });
      const worker = station.workerPid();
      if (worker) process.kill(worker, 'SIGKILL');
      await notice(page, 'vision_restarting');
      await page.locator('[data-testid="station-status"][data-mood="ready"]').waitFor({ timeout: 40_000 });
      await page.getByTestId('station-notice').waitFor({ state: 'detached' });
    } finally {
      await close();
    }
  });

  test('the station stops and starts again: told, and connected by itself', async () => {
    const { page, close } = await open(`${station.address}/`, camera);
    try {
      await page.locator('[data-testid="station-status"][data-mood="ready"]').waitFor({ timeout: 30_000 });
      const told = notice(page, 'lost');
      station = await station.restart({ HADIR_PORT: String(station.port) });
      await told;
      await page.locator('[data-testid="station-status"][data-mood="ready"]').waitFor({ timeout: 40_000 });
    } finally {
      await close();
    }
  });

  test.each([
    ['vision_starting', { vision: 'starting', health: 'degraded' }],
    ['vision_unavailable', { vision: 'unavailable', health: 'degraded' }],
    ['clock_behind', { health: 'degraded', problems: [{ code: 'clock_behind', message: '' }] }],
    ['problem', { health: 'degraded', problems: [{ code: 'models_unavailable', message: '' }] }],
  ] as const)('%s', async (kind, change) => {
    await faked(async (page, socket, status) => {
      socket.push({ type: 'status', status: { ...status, ...change } as StationStatus });
      await notice(page, kind);
      expect((await page.getByTestId('station-notice').textContent())?.length).toBeGreaterThan(30);
      socket.push({ type: 'status', status });
      await page.getByTestId('station-notice').waitFor({ state: 'detached' });
    });
  });

  test.each(['storage_full', 'unauthorised'] as const)('a frame meets with %s', async (code) => {
    await faked(async (page, socket) => {
      const { 'live.frame': answer } = socket.answers;
      socket.answers['live.frame'] = () => {
        throw new StationError(code, '');
      };
      await page.locator(`[data-testid="gate-problem"][data-code="${code}"]`).waitFor();
      expect(await page.getByTestId('invitation').count()).toBe(0);
      if (answer) socket.answers['live.frame'] = answer;
      await page.getByTestId('gate-problem').waitFor({ state: 'detached' });
    });
  });
});

/** A gate whose station says what the test wants. */
async function faked(work: (page: Page, socket: FakedSocket, status: StationStatus) => Promise<void>): Promise<void> {
  const { page, close } = await open('about:blank', camera);
  const status: StationStatus = {
    version: '1',
    health: 'ok',
    problems: [],
    vision: 'ready',
    ready: true,
    pack: { id: 'standard', title: 'Standard', dimension: 128 },
    liveness: 'off',
    livenessAvailable: false,
    school: 'SMP Negeri 4 Cempaka',
    gate: 'Gerbang Utama',
    homeTenant: 1,
    people: 0,
    templates: 0,
    palmPack: null,
    palms: 0,
  };
  // What a frame says of the recogniser goes with the status, as the real station's does.
  let now = status;
  const socket = await fakeSocket(page, {
    'station.status': () => status,
    'live.frame': ({ seq }: { seq: number }) => ({ seq, seen: [], status: { vision: now.vision, liveness: 'off' } }),
  });
  const { push } = socket;
  socket.push = (event) => {
    if (event.type === 'status') now = event.status;
    push(event);
  };
  try {
    await page.goto(`${station.address}/`);
    await page.locator('[data-testid="station-status"][data-mood="ready"]').waitFor({ timeout: 30_000 });
    await work(page, socket, status);
  } finally {
    await close();
  }
}

function notice(page: Page, kind: string): Promise<void> {
  return page.locator(`[data-testid="station-notice"][data-kind="${kind}"]`).waitFor({ timeout: 20_000 });
}

function running(page: Page): Promise<void> {
  return page.locator('video[data-running="true"]').waitFor({ timeout: 20_000 });
}

function mend(page: Page): Promise<void> {
  return page.evaluate(() => {
    sessionStorage.removeItem('cameraError');
    Object.assign(window, { cameraError: null });
  });
}

/** In the page: `cameraError` names what asking for the camera throws; kept over a reload. */
function breakableCamera(): void {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (!media) return;
  const real = media.getUserMedia.bind(media);
  Object.defineProperty(window, 'cameraError', {
    get: () => sessionStorage.getItem('cameraError'),
    set: (name: string | null) => {
      if (name) sessionStorage.setItem('cameraError', name);
      else sessionStorage.removeItem('cameraError');
    },
  });
  media.getUserMedia = (wanted) => {
    const name = sessionStorage.getItem('cameraError');
    return name ? Promise.reject(Object.assign(new Error(name), { name })) : real(wanted);
  };
}
