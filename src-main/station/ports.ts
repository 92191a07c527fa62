/** What the core needs from outside, in its own words. A host builds these and calls `createStation(ports)`. */
import type { AllowedClient, AuditRecord, Dialect, KeySummary, Scope } from '../../src-shared/access.ts';
import type { AuditAction } from '../../src-shared/audit.ts';
import type { FrameImage } from '../../src-shared/contract/fields.ts';
import type { Box, Candidate, GateOutcome, Observation, PackSummary, StationStatus } from '../../src-shared/domain.ts';
import type { AttendanceStore, LeaveStore } from './ports/attendance.ts';
import type { DeliveryStore, Sender, Signer } from './ports/delivery.ts';
import type { Files } from './ports/files.ts';
import type { OfficeStore, StationSettings, Upkeep } from './ports/office.ts';
import type { PalmFacts, PalmGallery, PalmStore, PalmVision } from './ports/palms.ts';
import type { PeopleStore, RosterStore } from './ports/people.ts';
import type { CredentialsStore, StaffStore } from './ports/staff.ts';

export interface Clock {
  now(): Date;
  /** Milliseconds that never go back. */
  monotonic(): number;
}

export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The pack's numbers that the core decides with; see `src-shared/pack-manifest.ts`. */
export interface PackFacts {
  id: string;
  title: string;
  dimension: number;
  distanceKnots: readonly (readonly [number, number])[];
  impostorMedian: number;
  gate: {
    threshold: number;
    perDecade: number;
    referencePeople: number;
    minMargin: number;
    duplicate: number;
    samePerson: number;
    ownTemplate: number;
  };
  /** null where the pack has no liveness network. */
  livenessThreshold: number | null;
}

/** What the manifests say, whether or not anything could be loaded; null where one cannot be read. */
export interface DeclaredPacks {
  pack: PackFacts | null;
  palm: PalmFacts | null;
}

export interface VisionState {
  state: 'starting' | 'ready' | 'restarting' | 'unavailable';
  pack: PackFacts | null;
  /** null where no palm pack could be loaded. */
  palm: PalmFacts | null;
  problems: { code: string; message: string }[];
}

/** How much of a photo is searched and embedded.
 * `largest`: the largest face is embedded; no smaller one is looked for.
 * `enrol`: as `largest`, but every face at least half as wide is reported too, and a portrait is made.
 * `detect`: every face down to 40 px; none is embedded.
 * `everyone`: every face down to 40 px, each embedded. */
export type PhotoTask = 'largest' | 'enrol' | 'detect' | 'everyone';

export interface PhotoAnalysis {
  width: number;
  height: number;
  /** Largest first. Empty when there is no face. */
  faces: Observation[];
  /** JPEG, upright, at most 320 px; only for `enrol` with a face. */
  portrait: Uint8Array | null;
}

/** A face of the previous frame whose embedding is still good: where it was. */
export interface KnownFace {
  trackId: number;
  box: Box;
}

export interface FrameAnalysis {
  width: number;
  height: number;
  /** `trackId` is set, and `embedding` null, where the face is a known one. */
  faces: (Observation & { trackId: number | null })[];
  /** Of the largest face; only when asked for and no other is half as wide. */
  portrait: Uint8Array | null;
}

export interface Vision extends PalmVision {
  state(): VisionState;
  /** For what needs a pack's numbers and no picture: works before recognition does, and without it. */
  readonly declared?: DeclaredPacks | undefined;
  /** Pictures waiting or being looked at, where it is known. */
  readonly depth?: number;
  onStateChange(listener: () => void): void;
  /** Waits for a start of a few seconds. Errors: image_unreadable, image_format, image_too_large, image_too_long, busy,
   * vision_restarting, models_unavailable, timeout. */
  photo(image: Uint8Array, task: PhotoTask): Promise<PhotoAnalysis>;
  frame(image: FrameImage, options: { known: KnownFace[]; portrait: boolean }): Promise<FrameAnalysis>;
}

export const visionStages = ['decode', 'detect', 'landmarks', 'quality', 'liveness', 'embed', 'hand', 'palm'] as const;
export type VisionStage = (typeof visionStages)[number];
/** Milliseconds one picture spent in the stages it went through, summed over its faces and hands; aligning counts as embedding.
 * `hand`: finding hands and their landmarks; `palm`: region, quality and code. */
export type StageTimings = Partial<Record<VisionStage, number>>;

/** Where the station's figures go. Numbers only: nothing in them says who. */
export interface Metrics {
  /** One picture went through recognition. */
  picture(stages: StageTimings): void;
  /** The gate decided on a face. */
  decision(outcome: GateOutcome): void;
}

/** A line to be written; one that is read may hold an action of another version. */
export type AuditEntry = {
  at: string;
  actor: string;
  action: AuditAction;
  subject: string;
  details: Record<string, unknown>;
};

/** An HTTP answer as text. */
export interface KeptAnswer {
  status: number;
  body: string;
}

/** An API key as it is stored: the hash, never the text. */
export interface StoredKey extends KeySummary {
  hash: string;
}

/** The truth on disk. Every method is synchronous and throws StationError (`storage_full`, `internal`). */
export interface Store
  extends AttendanceStore,
    RosterStore,
    LeaveStore,
    CredentialsStore,
    DeliveryStore,
    StaffStore,
    OfficeStore,
    PalmStore,
    PeopleStore {
  /** Runs `work` in one transaction; everything in it is on disk when this returns, or nothing is. */
  transaction<T>(work: () => T): T;

  tenants: {
    exists(tenantId: number): boolean;
    /** Does nothing when it exists. */
    create(tenantId: number, at: string): void;
    ids(): number[];
  };
  keys: {
    insert(key: {
      name: string;
      hash: string;
      scopes: Scope[];
      createdAt: string;
      expiresAt: string | null;
    }): StoredKey;
    get(keyId: number): StoredKey | null;
    list(): StoredKey[];
    revoke(keyId: number, at: string): void;
    used(keyId: number, at: string): void;
  };
  clients: {
    /** The one there already where address and dialect are. */
    insert(client: { address: string; dialect: Dialect; createdAt: string }): AllowedClient;
    list(): AllowedClient[];
    remove(clientId: number): void;
  };
  /** Answers to writes that their callers gave a key: a write sent twice is done once. */
  idempotency: {
    /** `answer` is null while the write runs, and stays so where the station ended in the middle of it. */
    get(caller: string, key: string): { fingerprint: string; answer: KeptAnswer | null } | null;
    begin(write: { caller: string; key: string; fingerprint: string; at: string }): void;
    finish(caller: string, key: string, answer: KeptAnswer): void;
    remove(caller: string, key: string): void;
    removeBefore(at: string): void;
  };
  /** What staff set, as JSON values by name. */
  preferences: {
    get(name: string): unknown;
    put(name: string, value: unknown): void;
    /** Sealed at rest; null where there is none. */
    secret(name: string): Uint8Array | null;
    putSecret(name: string, value: Uint8Array | null): void;
  };
  audit: {
    append(entry: AuditEntry): void;
    /** Newest first; `cursor` is the id of the last entry seen, 0 for the newest. */
    list(limit: number, cursor: number): { entries: AuditRecord[]; next: number | null };
  };
}

export interface GalleryEntry {
  templateId: number;
  personId: number;
  embedding: Float32Array;
}

/** Templates of the active pack in memory; the store is the truth, this is its image. */
export interface Gallery {
  add(tenantId: number, entries: Iterable<GalleryEntry>): void;
  remove(tenantId: number, templateIds: readonly number[]): void;
  /** The best `limit` people, best first; person-level score: best of the person's templates. `[]` in an empty gallery. */
  search(tenantId: number, embedding: Float32Array, limit: number): Candidate[];
  /** Best similarity to the person's templates; null when they have none. */
  similarityTo(tenantId: number, personId: number, embedding: Float32Array): number | null;
  people(tenantId: number): number;
  templates(tenantId: number): number;
  /** Forgets a tenant's templates; the next use loads them again through the loader given at construction. */
  invalidate(tenantId: number): void;
  status(tenantId: number): { cached: boolean; count: number; loadedAt: string | null };
}

/** The model packs whose manifests the station finds. */
export interface PackCatalogue {
  list(): Promise<Omit<PackSummary, 'active'>[]>;
}

export type { StationSettings } from './ports/office.ts';

/** Slow salted hashes of API keys and PINs. */
export interface KeyHasher {
  /** A new unguessable text, 32 random bytes. */
  newSecret(): string;
  /** Unguessable bytes, for what has a form of its own: PINs, cards. */
  random(count: number): Uint8Array;
  hash(text: string): Promise<string>;
  /** In constant time. */
  matches(text: string, hash: string): Promise<boolean>;
  /** Quick, without salt: for finding a text again that was verified before. */
  digest(text: string): string;
  /** In constant time, whatever the lengths. */
  same(a: string, b: string): boolean;
}

export interface Ports {
  /** What the school's time is told from: the computer's clock, unless the host plays at another time, as the demo does. Commands
   * read the time of day from `Context.time`, which is made of it and never goes back. */
  clock: Clock;
  /** The computer's own clock: for whatever another computer compares (signatures, expiry, plans of retries). */
  computerClock: Clock;
  keyHasher: KeyHasher;
  /** Unguessable, for sessions. */
  newId(): string;
  log: Logger;
  store: Store;
  gallery: Gallery;
  palmGallery: PalmGallery;
  vision: Vision;
  settings: StationSettings;
  metrics?: Metrics | undefined;
  packs?: PackCatalogue | undefined;
  files: Files;
  sender: Sender;
  signer: Signer;
  /** Absent where no host stands behind the station: then its commands say `not_supported`. */
  upkeep?: Upkeep | undefined;
}

export type StatusListener = (status: StationStatus) => void;
