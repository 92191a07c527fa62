/** What the next frame is looked at for. A school with both kinds has one camera and one recogniser for them: faces keep most of it
 * until a hand is up, and then the hand does. */
import type { GateReads } from '../../../src-shared/contract/office.ts';
import type { Modality } from '../../../src-shared/palm.ts';

export interface GazeOf {
  reads: GateReads;
  /** Somebody has a palm enrolled. */
  palms: boolean;
  /** Somebody asked to be recognised by the palm. */
  asked: boolean;
}

export interface Gaze {
  /** `now`: monotonic milliseconds, here and below. */
  next(of: GazeOf, now: number): Modality;
  /** What an answer held. */
  saw(modality: Modality, count: number, now: number): void;
}

/** After this many frames for the one that matters now, one is for the other. */
const inARow = 2;
/** Milliseconds for which a hand that was seen is taken to be up still: it is missed in a frame now and then. */
const handStays = 1_000;

export function createGaze(): Gaze {
  let last: Modality = 'face';
  let streak = 0;
  let handUntil = -Infinity;
  return {
    next({ reads, palms, asked }, now) {
      if (reads === 'face') return 'face';
      if (reads === 'palm' || asked) return 'palm';
      if (!palms) return 'face';
      const [usual, other]: [Modality, Modality] = now < handUntil ? ['palm', 'face'] : ['face', 'palm'];
      const next = last === usual && streak >= inARow ? other : usual;
      streak = next === last ? streak + 1 : 1;
      last = next;
      return next;
    },
    saw(modality, count, now) {
      if (modality === 'palm' && count > 0) handUntil = now + handStays;
    },
  };
}
