/**
 * A station over a real store in a temporary folder and a real gallery. Only vision is scripted: its "pictures" are plain
 * data that say which faces they show, so that they travel through every transport like photos do.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { files } from '../../../src-main/files/index.ts';
import { createGallery, createPalmGallery } from '../../../src-main/gallery/index.ts';
import { keyHasher } from '../../../src-main/hosts/node/key-hasher.ts';
import { sender, signer } from '../../../src-main/outbound/http-sender.ts';
import type { Sender } from '../../../src-main/station/ports/delivery.ts';
import type { Upkeep } from '../../../src-main/station/ports/office.ts';
import type { KnownHand, PalmAnalysis, PalmFacts } from '../../../src-main/station/ports/palms.ts';
import type {
  FrameAnalysis,
  Gallery,
  KnownFace,
  Metrics,
  PackFacts,
  PhotoAnalysis,
  PhotoTask,
  StationSettings,
  Vision,
  VisionState,
} from '../../../src-main/station/ports.ts';
import { createStation, type Station } from '../../../src-main/station/station.ts';
import { databasePath, openStore, type StationStore } from '../../../src-main/store/index.ts';
import { iou } from '../../../src-shared/boxes.ts';
import type { FrameImage } from '../../../src-shared/contract/fields.ts';
import { settingDefaults } from '../../../src-shared/contract/settings.ts';
import type { CommandInput, StationEvent } from '../../../src-shared/contract.ts';
import type { Observation, Pose, Quality } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';

export const dimension = 16;
/** What no person is like lies along this axis. */
const nobody = dimension - 1;

/** A face in a scripted picture, in the middle of 640 × 480 and fit for every shot unless it says otherwise. */
export interface ShownFace {
  /** Cosine to each person by their number, 0..14; what is left is like nobody. */
  like?: Record<number, number>;
  x?: number;
  y?: number;
  width?: number;
  score?: number;
  quality?: Partial<Quality>;
  pose?: Partial<Pose>;
  liveness?: number | null;
}

/** A picture of `faces`, as bytes. */
export function picture(...faces: ShownFace[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(faces));
}

/** The embedding of a face as alike as `like` says, of length 1. */
export function embeddingLike(like: Record<number, number> = {}): Float32Array {
  const out = new Float32Array(dimension);
  for (const [person, weight] of Object.entries(like)) out[Number(person)] = weight;
  const rest = 1 - out.reduce((sum, value) => sum + value * value, 0);
  out[nobody] = Math.sqrt(Math.max(rest, 0));
  return out;
}

export const pack: PackFacts = {
  id: 'test-pack',
  title: 'Test pack',
  dimension,
  distanceKnots: [
    [-0.3, 1],
    [0.2, 0.5],
    [0.42, 0.35],
    [1, 0],
  ],
  impostorMedian: 0,
  gate: {
    threshold: 0.56,
    perDecade: 0.05,
    referencePeople: 1000,
    minMargin: 0.05,
    duplicate: 0.56,
    samePerson: 0.45,
    ownTemplate: 0.42,
  },
  livenessThreshold: null,
};

export const livePack: PackFacts = { ...pack, livenessThreshold: 0.5 };

export const palmFacts: PalmFacts = {
  id: 'palm-test',
  title: 'Palms of the tests',
  distanceKnots: [
    [0, 0],
    [0.33, 0.35],
    [0.5, 1],
  ],
  gate: { identify: 0.33, duplicate: 0.34, samePalm: 0.33, ownTemplate: 0.38, minMargin: 0.02 },
};

const settings: StationSettings = { ...settingDefaults, version: '1.2.3', school: 'SMP Contoh', liveness: 'off' };

export class ScriptedVision implements Vision {
  #state: VisionState;
  readonly #listeners = new Set<() => void>();
  /** What each call was asked. */
  readonly frames: { known: KnownFace[]; portrait: boolean }[] = [];
  /** The portrait of a picture; all look alike unless a test says otherwise. */
  portraitOf: (image: Uint8Array) => Uint8Array = () => portrait;
  /** Awaited before each answer. */
  delay: () => Promise<void> = async () => {};

  constructor(facts: PackFacts | null) {
    this.#state = { state: 'ready', pack: facts, palm: palmFacts, problems: [] };
  }

  state(): VisionState {
    return this.#state;
  }

  become(state: VisionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  onStateChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** What palm pictures show, by the bytes of the picture; nothing where absent. */
  readonly palms = new Map<string, PalmAnalysis['hands']>();

  async palmPhoto(image: Uint8Array): Promise<PalmAnalysis> {
    await this.delay();
    return { width: 640, height: 480, hands: this.palms.get(Buffer.from(image).toString()) ?? [] };
  }

  /** What each palm frame was to follow. */
  readonly palmFrames: KnownHand[][] = [];

  /** Hands are followed where they moved less than half their size. */
  async palmFrame(image: FrameImage, known: KnownHand[]): Promise<PalmAnalysis> {
    this.palmFrames.push(known);
    const seen = await this.palmPhoto(image as Uint8Array);
    const hands = seen.hands.map((hand) => {
      const near = known.find(
        ({ region }) => Math.hypot(region.x - hand.region.x, region.y - hand.region.y) < region.side / 2,
      );
      return { ...hand, trackId: near?.trackId ?? null };
    });
    return { ...seen, hands };
  }

  async photo(image: Uint8Array, task: PhotoTask): Promise<PhotoAnalysis> {
    await this.delay();
    const shown = observe(image).sort((a, b) => b.box.width - a.box.width);
    const largest = shown[0]?.box.width ?? 0;
    const faces = shown
      .filter((face) => task !== 'enrol' || face.box.width >= largest / 2)
      .map((face, i) => (task === 'everyone' || (task !== 'detect' && i === 0) ? face : unembedded(face)));
    return {
      width: 640,
      height: 480,
      faces,
      portrait: task === 'enrol' && faces.length > 0 ? this.portraitOf(image) : null,
    };
  }

  async frame(image: Uint8Array, options: { known: KnownFace[]; portrait: boolean }): Promise<FrameAnalysis> {
    await this.delay();
    this.frames.push(options);
    const faces = observe(image).map((face) => {
      const known = options.known.find((other) => iou(other.box, face.box) > 0.4);
      return known ? { ...unembedded(face), trackId: known.trackId } : { ...face, trackId: null };
    });
    const [largest, second] = faces;
    const standsOut = largest && !(second && second.box.width >= largest.box.width / 2);
    return { width: 640, height: 480, faces, portrait: options.portrait && standsOut ? this.portraitOf(image) : null };
  }
}

export const portrait = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);

function observe(image: Uint8Array): Observation[] {
  let shown: ShownFace[];
  try {
    shown = JSON.parse(new TextDecoder().decode(image)) as ShownFace[];
  } catch {
    throw new StationError('image_unreadable', 'File is not a readable image.');
  }
  return shown.map(observation);
}

export function observation(face: ShownFace = {}): Observation {
  const { like, width = 160, x = 320 - width / 2, y = 240 - width / 2, score = 0.9, liveness = null } = face;
  return {
    box: { x, y, width, height: width },
    score,
    points: [
      [x + 0.3 * width, y + 0.4 * width],
      [x + 0.7 * width, y + 0.4 * width],
      [x + 0.5 * width, y + 0.6 * width],
      [x + 0.35 * width, y + 0.8 * width],
      [x + 0.65 * width, y + 0.8 * width],
    ],
    pose: { yaw: 0, pitch: 0, roll: 0, ...face.pose },
    quality: {
      score: 0.8,
      sharpness: 0.9,
      exposure: 0.9,
      size: 1,
      frontal: 1,
      faceWidth: width,
      brightness: 0.5,
      occlusion: [],
      ...face.quality,
    },
    liveness,
    embedding: embeddingLike(like),
  };
}

function unembedded(face: Observation): Observation {
  return { ...face, embedding: null, liveness: null };
}

export class FakeClock {
  #time: number;
  #monotonic = 5000;

  constructor(start = '2025-11-17T00:10:00.000Z') {
    this.#time = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#time);
  }

  monotonic(): number {
    return this.#monotonic;
  }

  advance(ms: number): void {
    this.#time += ms;
    this.#monotonic += ms;
  }

  /** Somebody sets the computer's clock: the time of day jumps, the monotonic one does not. */
  step(ms: number): void {
    this.#time += ms;
  }
}

export const seconds = 1000;
export const minutes = 60_000;

export interface Bench {
  station: Station;
  store: StationStore;
  gallery: Gallery;
  vision: ScriptedVision;
  clock: FakeClock;
  /** What the station told its screens, oldest first. */
  told: StationEvent[];
  /** The same data folder under a new process: another store, gallery, vision and station. */
  restart(): Bench;
}

export interface BenchOptions {
  settings?: Partial<StationSettings>;
  pack?: PackFacts | null;
  clock?: FakeClock;
  /** The same as `clock` where absent; another one where the school plays at another time. */
  computerClock?: FakeClock;
  /** In place of the store's own methods. */
  store?: (store: StationStore) => StationStore;
  metrics?: Metrics;
  /** In place of real requests. */
  sender?: Sender;
  upkeep?: Upkeep;
}

/** Everything is closed and removed when the test is over. */
export function bench(options: BenchOptions = {}): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'hadir-station-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return open(folder, options);
}

function open(folder: string, options: BenchOptions): Bench {
  const clock = options.clock ?? new FakeClock();
  const real = openStore({ path: databasePath(folder), key: Buffer.alloc(32, 7), clock });
  const store = options.store?.(real) ?? real;
  const facts = options.pack === undefined ? pack : options.pack;
  const vision = new ScriptedVision(facts);
  const gallery = createGallery({ clock, load: (tenantId) => entriesOf(real, tenantId, facts?.id ?? pack.id) });
  const palmGallery = createPalmGallery({
    load: (tenantId) =>
      [...real.palms.ofTenantInPack(tenantId, palmFacts.id)].map((palm) => ({ ...palm, palmId: palm.id })),
  });
  let lastId = 0;
  const station = createStation({
    clock,
    computerClock: options.computerClock ?? clock,
    store,
    gallery,
    palmGallery,
    vision,
    log: { info() {}, warn() {}, error() {} },
    newId: () => `session-${++lastId}`,
    keyHasher,
    files,
    sender: options.sender ?? sender,
    signer,
    settings: { ...settings, ...options.settings },
    metrics: options.metrics,
    upkeep: options.upkeep,
  });
  const told: StationEvent[] = [];
  station.subscribe((event) => told.push(event));
  let isOpen = true;
  const close = (): void => {
    if (isOpen) real.close();
    isOpen = false;
  };
  onTestFinished(close);
  return {
    station,
    store,
    gallery,
    vision,
    clock,
    told,
    restart() {
      close();
      return open(folder, { ...options, clock });
    },
  };
}

export function* entriesOf(store: StationStore, tenantId: number, packId = pack.id) {
  for (const { id, personId, embedding } of store.templates.ofTenantInPack(tenantId, packId))
    yield { templateId: id, personId, embedding };
}

/** Enrols person number `who` from a photo that is wholly theirs; `userId` is their number unless given. */
export async function enrolPerson(
  at: Pick<Bench, 'station'>,
  who: number,
  changes: Partial<CommandInput<'enrolment.photo'>> = {},
) {
  return at.station.call('enrolment.photo', {
    tenantId: 1,
    userId: who,
    name: `Siswa ${who}`,
    image: picture({ like: { [who]: 1 } }),
    ...changes,
  });
}

/** Matches a StationError with this code, and these details if given. */
export function refusal(code: string, details?: Record<string, unknown>) {
  return expect.objectContaining({ code, ...(details ? { details: expect.objectContaining(details) } : {}) });
}
