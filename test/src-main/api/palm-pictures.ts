/** Pictures of palms for a station whose vision is scripted: each is registered with the vision and sent as bytes. */
import type { PalmFault, PalmObservation, PalmSide } from '../../../src-shared/palm.ts';
import { palmWords } from '../../../src-shared/palm-code.ts';
import { type Bench, picture } from '../station/support.ts';

export interface ShownPalm {
  /** Whose palm it is: numbers stand for palms that have nothing in common. */
  of: number;
  side?: PalmSide;
  fault?: PalmFault;
}

/** A picture that shows these hands, and nobody's face. */
export function palms(at: Pick<Bench, 'vision'>, shown: readonly ShownPalm[]): Uint8Array {
  // No two pictures are the same bytes.
  const image = new TextEncoder().encode(`[]${' '.repeat(1 + at.vision.palms.size)}`);
  at.vision.palms.set(
    Buffer.from(image).toString(),
    shown.map((palm) => ({ ...observation(palm), trackId: null })),
  );
  return image;
}

/** One hand, fit for everything. */
export function palm(at: Pick<Bench, 'vision'>, of: number, side: PalmSide = 'right'): Uint8Array {
  return palms(at, [{ of, side }]);
}

/** Nobody's face and nobody's hand. */
export const nothing = picture();

/** Far from every other number's: bits of a small generator (Marsaglia's xorshift32). */
function codeOf(number: number): Uint32Array {
  let state = (number * 0x9e3779b9 + 1) >>> 0;
  return Uint32Array.from({ length: palmWords }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  });
}

function observation({ of, side = 'right', fault }: ShownPalm): PalmObservation {
  return {
    box: { x: 200, y: 120, width: 220, height: 260 },
    region: { x: 310, y: 250, side: 300, angle: 0 },
    score: 0.99,
    side,
    quality: {
      score: fault ? 0.1 : 0.9,
      fault: fault ?? null,
      palmWidth: 110,
      residual: 0.03,
      strength: 1.2,
      brightness: 0.5,
      overexposed: 0,
    },
    template: fault ? null : codeOf(of),
  };
}
