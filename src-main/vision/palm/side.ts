/**
 * Left or right, palm or back. Two things are known of a hand: on which side of the upward fingers its thumb lies (`canonical.ts`),
 * and the network's handedness. A right palm and the back of a left hand have the same outline; where the network calls the hand
 * the other one than its outline would be as a palm, what is seen is a back.
 *
 * Measured on 136 photos of right palms and their mirror images (left palms): the lite network says 0.86 to 0.95 for right palms and
 * 0.05 to 0.20 for left ones, the full one 0.96 to 1 and 0 to 0.14; frames here are as the camera sees them, not mirrored. Of backs
 * there was a single photo to try, and both networks know it: how many others they miss is not measured. A back that is taken for a
 * palm is left to the other rules: it has few lines to read, and matches nobody who enrolled a palm.
 */
import type { PalmSide } from '../../../src-shared/palm.ts';

/** Between these the network does not know, and the outline decides alone. */
const surelyLeft = 0.35;
const surelyRight = 0.65;

export interface Seen {
  /** Whose hand it is. */
  side: PalmSide;
  facing: 'palm' | 'back';
}

/** `asPalm`: what the outline would be if it were a palm; `handedness`: 0 left .. 1 right, as the network says. */
export function whatIsSeen(asPalm: PalmSide, handedness: number): Seen {
  const said: PalmSide | null = handedness >= surelyRight ? 'right' : handedness <= surelyLeft ? 'left' : null;
  return said === null || said === asPalm ? { side: asPalm, facing: 'palm' } : { side: said, facing: 'back' };
}
