/** 1:N search over palm codes, through the gallery as the station uses it: 1,000 people × 3 palms, the best two people. */
import { fileURLToPath } from 'node:url';
import { createPalmGallery } from '../../src-main/gallery/index.ts';
import { palmWords } from '../../src-shared/palm-code.ts';
import { row, show, time } from './timing.ts';

const people = 1000;
const palmsEach = 3;
const target = 10;

export async function benchPalmSearch(): Promise<void> {
  const gallery = createPalmGallery({ load: () => [] });
  for (let palmId = 1; palmId <= people * palmsEach; palmId++) {
    const personId = Math.ceil(palmId / palmsEach);
    gallery.add(1, [{ palmId, personId, side: 'left', template: randomCode(palmId) }]);
  }
  const timing = await time(200, (i) => gallery.search(1, randomCode(-i), 2));
  const met = { text: `p50 ≤ ${target} ms`, met: timing.p50 <= target };
  row(`  ${people.toLocaleString('en')} people × ${palmsEach} palms, best two`, show(timing), met);
}

/** The same for the same seed (xorshift32). */
function randomCode(seed: number): Uint32Array {
  let state = (seed * 2654435761) | 1;
  return Uint32Array.from({ length: palmWords }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchPalmSearch();
