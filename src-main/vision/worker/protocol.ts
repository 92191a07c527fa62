/** What the station and its vision worker say to each other. Every request carries a number; its answer carries the same. */
import type { PlainError } from '../../../src-shared/errors.ts';
import type {
  FrameAnalysis,
  KnownFace,
  PackFacts,
  PhotoAnalysis,
  PhotoTask,
  StageTimings,
} from '../../station/ports.ts';
import type { PackFolders } from '../packs/pack.ts';

export type StartMessage = { kind: 'start'; packId: string; folders: PackFolders };

export type WorkerJob =
  | { kind: 'photo'; image: Uint8Array; task: PhotoTask }
  | { kind: 'frame'; image: Uint8Array; known: KnownFace[]; portrait: boolean };

export type ToWorker = StartMessage | (WorkerJob & { id: number });

export type FromWorker =
  | { kind: 'ready'; pack: PackFacts }
  | { kind: 'unavailable'; error: PlainError }
  | { kind: 'done'; id: number; result: PhotoAnalysis | FrameAnalysis; stages: StageTimings }
  | { kind: 'failed'; id: number; error: PlainError };

/** A running worker process, however the host started it. */
export interface WorkerHandle {
  send(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** Called once, when the process is gone for whatever reason. */
  onExit(listener: (reason: string) => void): void;
  kill(): void;
}
