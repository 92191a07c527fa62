import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCamera, failureOf } from '../../../src-renderer/camera/camera-store.ts';

const named = (name: string) => Object.assign(new Error(name), { name });

/** Cameras that can be plugged, unplugged and taken by others. */
function fakeMedia(outcome: () => Error | null) {
  const listeners = new Set<() => void>();
  const asked: unknown[] = [];
  const tracks: { stop: () => void; onended: (() => void) | null; stopped: boolean }[] = [];
  const media = {
    async getUserMedia(wanted: MediaStreamConstraints) {
      asked.push(wanted.video);
      const error = outcome();
      if (error) throw error;
      const track = {
        stopped: false,
        onended: null,
        stop() {
          this.stopped = true;
        },
      };
      tracks.push(track);
      return { getTracks: () => [track], getVideoTracks: () => [track] };
    },
    enumerateDevices: async () => [
      { kind: 'videoinput', deviceId: 'front', label: 'Front' },
      { kind: 'audioinput', deviceId: 'mic', label: 'Mic' },
    ],
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  return {
    media: media as unknown as MediaDevices,
    asked,
    tracks,
    listeners,
    plug: () =>
      [...listeners].forEach((tell) => {
        tell();
      }),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('camera', () => {
  test('runs and lists the cameras, not the microphones', async () => {
    const camera = createCamera(fakeMedia(() => null).media);
    camera.open(null);
    await settle();
    expect(camera.store.getState()).toMatchObject({
      phase: 'running',
      devices: [{ deviceId: 'front', label: 'Front' }],
    });
  });

  test.each([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'none'],
    ['OverconstrainedError', 'none'],
    ['NotReadableError', 'in_use'],
    ['TypeError', 'failed'],
  ])('%s is "%s"', (name, failure) => expect(failureOf(named(name))).toBe(failure));

  test('without a secure address there is nothing to ask', () => {
    const camera = createCamera(undefined);
    camera.open(null);
    expect(camera.store.getState().phase).toBe('insecure');
  });

  test('a camera in use is tried again by itself', async () => {
    let error: Error | null = named('NotReadableError');
    const camera = createCamera(fakeMedia(() => error).media);
    camera.open(null);
    await settle();
    expect(camera.store.getState().phase).toBe('in_use');
    error = null;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(camera.store.getState().phase).toBe('running');
  });

  test('an unplugged camera is "lost", stays so while there is none, and comes back when plugged in', async () => {
    let error: Error | null = null;
    const fake = fakeMedia(() => error);
    const camera = createCamera(fake.media);
    camera.open(null);
    await settle();
    error = named('NotFoundError');
    fake.tracks[0]?.onended?.();
    expect(camera.store.getState()).toMatchObject({ phase: 'lost', stream: null });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(camera.store.getState().phase).toBe('lost');
    error = null;
    fake.plug();
    await settle();
    expect(camera.store.getState().phase).toBe('running');
  });

  test('a remembered camera that is gone gives way to any other', async () => {
    const answers = [named('OverconstrainedError'), null];
    const fake = fakeMedia(() => answers.shift() ?? null);
    const camera = createCamera(fake.media);
    camera.open('gone');
    await settle();
    expect(camera.store.getState().phase).toBe('running');
    expect(fake.asked[0]).toMatchObject({ deviceId: { exact: 'gone' } });
    expect(fake.asked[1]).not.toHaveProperty('deviceId');
  });

  test('choosing another camera stops the one before; closing stops all and listens no more', async () => {
    const fake = fakeMedia(() => null);
    const camera = createCamera(fake.media);
    camera.open(null);
    await settle();
    camera.open('front');
    await settle();
    expect(fake.tracks.map((track) => track.stopped)).toEqual([true, false]);
    camera.close();
    expect(fake.tracks.every((track) => track.stopped)).toBe(true);
    expect(fake.listeners.size).toBe(0);
  });
});
