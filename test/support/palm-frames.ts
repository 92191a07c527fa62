/** Real palms from beside the repository as a gate's camera would see them. Tests that use them skip without the folder; see
 * `shared.ts`. */
import sharp, { type Sharp } from 'sharp';
import { sharedPath } from './shared.ts';

/** Photo `shot` (1 to 4) of a hand ("001", "004", …): a right palm on dark cloth, fingers to the left, 1024 × 768. */
export function handFile(hand: string, shot = 1): string {
  return sharedPath('palms', 'hands', `${hand}_${shot}.jpg`);
}

export interface Placing {
  /** Height of the turned photo in pixels; the hand takes up about four fifths of it. */
  height?: number;
  /** Where its middle lies in the frame. */
  x?: number;
  y?: number;
  /** Degrees, clockwise, away from fingers up. */
  turn?: number;
  /** Makes it a left palm. */
  mirror?: boolean;
  /** What is done to the hand before it is placed. */
  alter?: (hand: Sharp) => Sharp;
}

/** JPEG of 640 × 480: the hand of `file`, fingers up, before a grey wall. */
export async function uprightHand(file: string, placing: Placing = {}): Promise<Buffer> {
  return frameWith([{ file, ...placing }]);
}

/** The same with several hands. */
export async function frameWith(hands: readonly (Placing & { file: string })[]): Promise<Buffer> {
  const margin = 1000;
  const parts = await Promise.all(
    hands.map(async ({ file, height = 420, x = 320, y = 240, turn = 0, mirror = false, alter = (hand) => hand }) => {
      const turned = await sharp(file)
        .rotate(90 + turn, { background: '#101010' })
        .png()
        .toBuffer();
      const sized = await sharp(turned).flop(mirror).resize({ height }).png().toBuffer();
      const { data, info } = await alter(sharp(sized)).png().toBuffer({ resolveWithObject: true });
      const [left, top] = [margin + Math.round(x - info.width / 2), margin + Math.round(y - height / 2)];
      return { input: data, left, top };
    }),
  );
  const wall = { width: 640 + 2 * margin, height: 480 + 2 * margin, channels: 3 as const, background: '#8a9096' };
  const whole = await sharp({ create: wall }).composite(parts).png().toBuffer();
  return sharp(whole).extract({ left: margin, top: margin, width: 640, height: 480 }).jpeg({ quality: 90 }).toBuffer();
}
