import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Connection, ScreenClient } from '../../../src-renderer/client/client.ts';
import { stationMood, stationNotice } from '../../../src-renderer/components/station-mood.ts';
import { createPreferences } from '../../../src-renderer/stores/preferences.ts';
import { createStationStore } from '../../../src-renderer/stores/station-store.ts';
import type { StationEvent } from '../../../src-shared/contract.ts';
import type { StationStatus } from '../../../src-shared/domain.ts';

const status: StationStatus = {
  version: '0.1.0',
  health: 'ok',
  problems: [],
  vision: 'ready',
  ready: true,
  pack: { id: 'standard', title: 'Standard', dimension: 128 },
  liveness: 'off',
  livenessAvailable: false,
  school: 'School',
  gate: 'Gate',
  homeTenant: 1,
  people: 0,
  templates: 0,
  palmPack: null,
  palms: 0,
};

function memory(initial: Record<string, string> = {}): Storage {
  const items = new Map(Object.entries(initial));
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as Storage;
}

describe('preferences', () => {
  test('start in Indonesian and are remembered', () => {
    const storage = memory();
    const first = createPreferences(storage);
    expect(first.getState()).toEqual({
      language: 'id',
      theme: 'auto',
      mirror: true,
      camera: null,
      sound: true,
      speech: false,
      rotation: 0,
      zoom: 1,
      zoomX: 0.5,
      zoomY: 0.5,
    });
    first.setState({ language: 'en', mirror: false });
    expect(createPreferences(storage).getState()).toMatchObject({ language: 'en', mirror: false });
  });

  test.each(['not json', '[]', '7', '{"language":"xx","sound":"loud","rotation":45,"zoom":"near"}'])(
    'a broken storage (%s) gives the defaults',
    (text) => {
      expect(createPreferences(memory({ 'hadir.preferences': text })).getState()).toMatchObject({
        language: 'id',
        sound: true,
        rotation: 0,
        zoom: 1,
      });
    },
  );

  test('a refused storage is no obstacle', () => {
    const refusing = {
      getItem: () => {
        throw new Error('no');
      },
      setItem: () => {
        throw new Error('no');
      },
    } as unknown as Storage;
    const store = createPreferences(refusing);
    store.setState({ language: 'en' });
    expect(store.getState().language).toBe('en');
  });
});

describe('station store', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function fakeClient() {
    const calls: string[] = [];
    let hear: (event: StationEvent) => void = () => {};
    let connect: (connection: Connection) => void = () => {};
    let failing = false;
    const client = {
      call: async (name: string) => {
        calls.push(name);
        if (failing) throw new Error('down');
        return name === 'station.status' ? status : { seen: 1, enrolled: 2, recent: [] };
      },
      subscribe: (listener: typeof hear) => {
        hear = listener;
        return () => {};
      },
      connection: () => 'connecting',
      onConnection: (listener: typeof connect) => {
        connect = listener;
        return () => {};
      },
    } as unknown as ScreenClient;
    return {
      client,
      calls,
      push: (event: StationEvent) => hear(event),
      connect: (now: Connection) => connect(now),
      fail: (now: boolean) => {
        failing = now;
      },
    };
  }

  test('loads status and counts, and again after every reconnection', async () => {
    const { client, calls, connect } = fakeClient();
    const { store, stop } = createStationStore(client);
    await vi.advanceTimersByTimeAsync(500);
    expect(store.getState()).toMatchObject({ status, today: { seen: 1 } });
    connect('lost');
    expect(store.getState().connection).toBe('lost');
    connect('open');
    await vi.advanceTimersByTimeAsync(500);
    const each = ['station.status', 'clock.status', 'live.today'];
    expect(calls).toEqual([...each, ...each]);
    stop();
  });

  test('a palm enrolled at another screen is known to this one: its status is asked again, once for many', async () => {
    const { client, calls, push } = fakeClient();
    const { stop } = createStationStore(client);
    await vi.advanceTimersByTimeAsync(500);
    for (let i = 0; i < 5; i++) push({ type: 'people.changed' });
    await vi.advanceTimersByTimeAsync(500);
    expect(calls.filter((name) => name === 'station.status')).toHaveLength(2);
    stop();
  });

  test('many arrivals at once ask once; a changed status is taken as pushed', async () => {
    const { client, calls, push } = fakeClient();
    const { store, stop } = createStationStore(client);
    await vi.advanceTimersByTimeAsync(500);
    for (const eventId of [1, 2, 3]) push({ type: 'recognised', at: '', eventId, personId: 1, name: '', group: '' });
    await vi.advanceTimersByTimeAsync(500);
    expect(calls.filter((name) => name === 'live.today')).toHaveLength(2);
    push({ type: 'status', status: { ...status, vision: 'restarting' } });
    expect(store.getState().status?.vision).toBe('restarting');
    push({ type: 'people.changed' });
    expect(store.getState().peopleVersion).toBe(1);
    stop();
  });

  test('a status that cannot be had is asked for again', async () => {
    const { client, fail } = fakeClient();
    fail(true);
    const { store, stop } = createStationStore(client);
    await vi.advanceTimersByTimeAsync(100);
    fail(false);
    await vi.advanceTimersByTimeAsync(3_500);
    expect(store.getState().status).toEqual(status);
    stop();
  });
});

describe('mood and notice', () => {
  const degraded = { ...status, health: 'degraded' as const };
  test.each([
    ['lost', status, 'offline', { kind: 'lost' }],
    ['connecting', null, 'starting', { kind: 'connecting' }],
    ['open', null, 'starting', null],
    ['open', status, 'ready', null],
    ['open', { ...status, vision: 'starting' as const }, 'starting', { kind: 'vision_starting' }],
    ['open', { ...degraded, vision: 'restarting' as const }, 'degraded', { kind: 'vision_restarting' }],
    ['open', { ...degraded, vision: 'unavailable' as const }, 'degraded', { kind: 'vision_unavailable' }],
    [
      'open',
      { ...degraded, problems: [{ code: 'storage_full', message: '' }] },
      'degraded',
      { kind: 'problem', code: 'storage_full' },
    ],
    ['open', { ...degraded, problems: [{ code: 'clock_behind', message: '' }] }, 'degraded', { kind: 'clock_behind' }],
    [
      'open',
      { ...degraded, problems: [{ code: 'new_code', message: '' }] },
      'degraded',
      { kind: 'problem', code: 'internal' },
    ],
  ] as const)('%s', (connection, now, mood, notice) => {
    const state = { connection, status: now as StationStatus | null };
    expect(stationMood(state)).toBe(mood);
    expect(stationNotice(state)).toEqual(notice);
  });
});
