/** The one camera of this screen as a state machine: opens it, says plainly what is wrong, and recovers by itself. */
import { createStore, type StoreApi } from 'zustand/vanilla';

export const cameraFailures = ['refused', 'none', 'in_use', 'lost', 'insecure', 'failed'] as const;
export type CameraFailure = (typeof cameraFailures)[number];

export interface CameraState {
  phase: 'starting' | 'running' | CameraFailure;
  stream: MediaStream | null;
  devices: { deviceId: string; label: string }[];
}

export interface Camera {
  store: StoreApi<CameraState>;
  /** Opens `deviceId`, or the default one; the choice stays until the next call. */
  open(deviceId: string | null): void;
  retry(): void;
  close(): void;
}

/** Milliseconds. Another app may let go at any time and the browser does not say when. */
const retryAfter = 4_000;

const wanted = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

export function failureOf(thrown: unknown): CameraFailure {
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  if (name === 'NotReadableError' || name === 'AbortError') return 'in_use';
  return 'failed';
}

export function createCamera(media: MediaDevices | undefined): Camera {
  const store = createStore<CameraState>(() => ({ phase: 'starting', stream: null, devices: [] }));
  let chosen: string | null = null;
  /** Each opening has a number, so that a slow one overtaken by a newer one is thrown away. */
  let opening = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function release(): void {
    clearTimeout(timer);
    for (const track of store.getState().stream?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
  }

  function fail(phase: CameraFailure): void {
    release();
    store.setState({ phase, stream: null });
    timer = setTimeout(start, retryAfter);
  }

  async function request(devices: MediaDevices): Promise<MediaStream> {
    if (!chosen) return devices.getUserMedia({ video: wanted, audio: false });
    try {
      return await devices.getUserMedia({ video: { ...wanted, deviceId: { exact: chosen } }, audio: false });
    } catch (error) {
      // The remembered camera is gone: any other is better than none.
      if (failureOf(error) !== 'none') throw error;
      return devices.getUserMedia({ video: wanted, audio: false });
    }
  }

  async function list(devices: MediaDevices): Promise<void> {
    const found = await devices.enumerateDevices();
    const cameras = found.filter((device) => device.kind === 'videoinput' && device.deviceId !== '');
    store.setState({ devices: cameras.map(({ deviceId, label }) => ({ deviceId, label })) });
  }

  async function start(): Promise<void> {
    if (!media) return store.setState({ phase: 'insecure' });
    const mine = ++opening;
    clearTimeout(timer);
    try {
      const stream = await request(media);
      if (mine !== opening)
        return stream.getTracks().forEach((track) => {
          track.stop();
        });
      release();
      const [track] = stream.getVideoTracks();
      if (track) track.onended = () => mine === opening && fail('lost');
      store.setState({ phase: 'running', stream });
      await list(media);
    } catch (error) {
      if (mine !== opening) return;
      const before = store.getState().phase;
      const failure = failureOf(error);
      // "Lost" says more than "none" to somebody whose camera just worked.
      fail(failure === 'none' && before === 'lost' ? 'lost' : failure);
      void list(media).catch(() => {});
    }
  }

  function changed(): void {
    if (store.getState().phase !== 'running') void start();
    else if (media) void list(media).catch(() => {});
  }

  return {
    store,
    open(deviceId) {
      chosen = deviceId;
      media?.addEventListener('devicechange', changed);
      void start();
    },
    retry: () => void start(),
    close() {
      opening += 1;
      media?.removeEventListener('devicechange', changed);
      release();
      store.setState({ phase: 'starting', stream: null });
    },
  };
}
