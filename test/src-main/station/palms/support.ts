/** Scripted pictures of hands, and people who have palms. */
import type { PalmAnalysis } from '../../../../src-main/station/ports/palms.ts';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import type { Sighting } from '../../../../src-shared/domain.ts';
import type { HandRegion, PalmFault, PalmQuality, PalmSide } from '../../../../src-shared/palm.ts';
import { copyOf, palmOf } from '../../../support/palm-codes.ts';
import type { Bench } from '../support.ts';

export interface ShownHand {
  /** Whose palm it is; any number. */
  who?: number;
  /** Raw distance to that palm as `palmOf` makes it. */
  apart?: number;
  /** Of the noise: two looks of different seeds differ. */
  seed?: number;
  side?: PalmSide;
  fault?: PalmFault | null;
  region?: Partial<HandRegion>;
  quality?: Partial<PalmQuality>;
  /** In place of the code of `who`. */
  template?: Uint32Array;
}

type Hand = PalmAnalysis['hands'][number];

export function handOf(shown: ShownHand): Hand {
  const { who = 1, apart = 0.1, seed = 1, side = 'right', fault = null } = shown;
  const region = { x: 320, y: 240, side: 300, angle: 0, ...shown.region };
  return {
    box: { x: region.x - 100, y: region.y - 140, width: 200, height: 280 },
    region,
    score: 0.99,
    side,
    quality: {
      score: 0.8,
      fault,
      palmWidth: 110,
      residual: 0.03,
      strength: 0.9,
      brightness: 0.5,
      overexposed: 0,
      ...shown.quality,
    },
    template: fault === null ? (shown.template ?? copyOf(palmOf(who), apart, seed)) : null,
    trackId: null,
  };
}

/** The bytes of a picture in which vision finds these hands, and no face. */
export function handPicture(at: Pick<Bench, 'vision'>, ...shown: ShownHand[]): Uint8Array {
  // Spaces: no face to the script of faces, and another picture to the one of hands.
  const text = `[${' '.repeat(at.vision.palms.size + 1)}]`;
  at.vision.palms.set(text, shown.map(handOf));
  return new TextEncoder().encode(text);
}

export async function enrolPalm(
  at: Pick<Bench, 'station' | 'vision'>,
  who: number,
  changes: Partial<CommandInput<'palms.photo'>> = {},
  shown: ShownHand = {},
) {
  const image = handPicture(at, { who, apart: 0, ...shown });
  return at.station.call('palms.photo', { tenantId: 1, userId: who, name: `Siswa ${who}`, image, ...changes });
}

/** `times` frames of the same hands, a tenth of a second apart, each look a little different; the hands of each. */
export async function watchHands(
  at: Bench,
  times: number,
  shown: readonly ShownHand[],
  changes: Partial<CommandInput<'live.frame'>> = {},
): Promise<Sighting[][]> {
  const frames: Sighting[][] = [];
  for (let seq = 0; seq < times; seq++) {
    at.clock.advance(100);
    const image = handPicture(at, ...shown.map((hand, i) => ({ seed: 100 * seq + i, ...hand })));
    const frame = { camera: 'gate', modality: 'palm' as const, seq, at: seq * 100, image, ...changes };
    frames.push((await at.station.call('live.frame', frame)).seen);
  }
  return frames;
}

export const lastHand = (frames: Sighting[][]): Sighting => frames.at(-1)?.[0] as Sighting;
export const handOutcomes = (frames: Sighting[][]): string[] => frames.map(([hand]) => hand?.outcome ?? 'none');
