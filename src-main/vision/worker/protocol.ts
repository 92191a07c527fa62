/** What the station and its vision worker say to each other. Every request carries a number; its answer carries the same. */
import type { FrameImage } from '../../../src-shared/contract/fields.ts';
import type { Fault, PlainError } from '../../../src-shared/errors.ts';
import type { KnownHand, PalmAnalysis, PalmFacts } from '../../station/ports/palms.ts';
import type {
  FrameAnalysis,
  KnownFace,
  PackFacts,
  PhotoAnalysis,
  PhotoTask,
  StageTimings,
} from '../../station/ports.ts';
import type { PackFolders } from '../packs/pack.ts';

export type StartMessage = { kind: 'start'; packId: string; palmPackId: string; folders: PackFolders };

export type WorkerJob =
  | { kind: 'photo'; image: Uint8Array; task: PhotoTask }
  | { kind: 'frame'; image: FrameImage; known: KnownFace[]; portrait: boolean }
  | { kind: 'palm-photo'; image: Uint8Array }
  | { kind: 'palm-frame'; image: FrameImage; known: KnownHand[] };

/** Camera frames go before photos. */
export function isFrame({ kind }: WorkerJob): boolean {
  return kind === 'frame' || kind === 'palm-frame';
}

/** Comes with a port, through which a page sends frames (`PortFrame`) ahead of their jobs. */
export type FramesMessage = { kind: 'frames' };

export type ToWorker = StartMessage | FramesMessage | (WorkerJob & { id: number });

export type FromWorker =
  /** `palmProblem`: why there is no palm pack. */
  | { kind: 'ready'; pack: PackFacts; palm: PalmFacts | null; palmProblem?: PlainError }
  | { kind: 'unavailable'; error: PlainError }
  | { kind: 'done'; id: number; result: PhotoAnalysis | FrameAnalysis | PalmAnalysis; stages: StageTimings }
  | { kind: 'failed'; id: number; error: PlainError }
  /** For the log: what was no picture's fault. */
  | { kind: 'fault'; fault: Fault };

/** A running worker process, however the host started it. */
export interface WorkerHandle {
  send(message: ToWorker): void;
  /** Hands the worker a port of the desktop shell (a `MessagePortMain`). Absent where none can cross. */
  connect?(port: object): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** Called once, when the process is gone for whatever reason. */
  onExit(listener: (reason: string) => void): void;
  kill(): void;
}
