import { expect, it } from 'vitest';
import { whatIsSeen } from '../../../../src-main/vision/palm/hand.ts';

// Outline as a palm, handedness, what is seen.
it.each([
  ['right', 0.93, 'right', 'palm'],
  ['left', 0.07, 'left', 'palm'],
  // The outline of a right palm, and the network says that it is a left hand: its back.
  ['right', 0.07, 'left', 'back'],
  ['left', 0.93, 'right', 'back'],
  // The network does not know: the outline decides.
  ['right', 0.5, 'right', 'palm'],
  ['left', 0.5, 'left', 'palm'],
] as const)('outline %s, handedness %d: the %s hand’s %s', (asPalm, handedness, side, facing) => {
  expect(whatIsSeen(asPalm, handedness)).toEqual({ side, facing });
});
