/** From a palm's region to its Competitive Code; see `src-shared/palm-code.ts`. */
import { palmRows, palmWords } from '../../../src-shared/palm-code.ts';
import { directions, gaborResponses, places } from './gabor.ts';

/** Bit p of entry j is what plane p says of direction j. */
const ring = [0b000, 0b001, 0b011, 0b111, 0b110, 0b100] as const;

export interface Encoded {
  template: Uint32Array;
  /** Mean size of the winning answers, grey levels: a blank region has 0, and its code says nothing. */
  strength: number;
}

/** `region`: 128 × 128 grey levels, as `cutRegion` makes them. */
export function encodePalm(region: Float32Array): Encoded {
  const answers = gaborResponses(region);
  const template = new Uint32Array(palmWords);
  let strength = 0;
  for (let place = 0; place < places; place++) {
    let [winner, lowest] = [0, Infinity];
    for (let j = 0; j < directions; j++) {
      const answer = answers[j * places + place] as number;
      if (answer < lowest) [winner, lowest] = [j, answer];
    }
    strength -= lowest;
    write(template, place, ring[winner] as number);
  }
  return { template, strength: strength / places };
}

function write(template: Uint32Array, place: number, bits: number): void {
  const [row, column] = [Math.floor(place / palmRows), place % palmRows];
  for (let plane = 0; plane * palmRows < palmWords; plane++) {
    const word = plane * palmRows + row;
    template[word] = (template[word] as number) | (((bits >> plane) & 1) << column);
  }
}
