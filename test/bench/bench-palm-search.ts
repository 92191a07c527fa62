/** 1:N search over palm codes, through the gallery as the station uses it: how long it takes, and whether its coarse look loses
 * anybody whom a comparison with every code finds. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createPalmGallery } from '../../src-main/gallery/index.ts';
import type { PalmEntry } from '../../src-main/station/ports/palms.ts';
import { encodePalm } from '../../src-main/vision/palm/encode.ts';
import { palmDistanceFrom } from '../../src-shared/palm-code.ts';
import { palmOf } from '../support/palm-codes.ts';
import { hasShared, sharedPath } from '../support/shared.ts';
import { row, show, time } from './timing.ts';

const people = 1000;
const palmsEach = 3;
/** Milliseconds. */
const target = 10;
const side = 128;
/** The seven ways to mirror and turn a square: palms of people who do not exist. */
const turns = [1, 2, 3, 4, 5, 6, 7] as const;

export async function benchPalmSearch(): Promise<void> {
  const gallery = createPalmGallery({ load: () => [] });
  for (let palmId = 1; palmId <= people * palmsEach; palmId++) {
    const personId = Math.ceil(palmId / palmsEach);
    gallery.add(1, [{ palmId, personId, side: 'left', template: palmOf(palmId) }]);
  }
  const probes = Array.from({ length: 64 }, (_, i) => palmOf(1e6 + i));
  const timing = await time(200, (i) => gallery.search(1, probes[i % 64] as Uint32Array, 2));
  const met = { text: `p50 ≤ ${target} ms`, met: timing.p50 <= target };
  row(`  ${people.toLocaleString('en')} people × ${palmsEach} palms, best two`, show(timing), met);
  if (hasShared('palms')) await measureCoarseLook();
}

async function measureCoarseLook(): Promise<void> {
  const folder = sharedPath('palms', 'regions');
  const entries: PalmEntry[] = [];
  const probes: Uint32Array[] = [];
  const add = (personId: number, region: Float32Array): void => {
    entries.push({ palmId: entries.length + 1, personId, side: 'left', template: encodePalm(region).template });
  };
  for (const file of readdirSync(folder).sort()) {
    const region = Float32Array.from(await sharp(join(folder, file)).greyscale().raw().toBuffer());
    const palm = Number(file.slice(0, 3));
    if (file.includes('_s1_')) add(palm, region);
    else probes.push(encodePalm(region).template);
    for (const turn of turns) add(1000 * turn + palm, turned(region, turn));
  }
  const gallery = createPalmGallery({ load: () => entries });
  let lost = 0;
  for (const probe of probes) {
    const distanceTo = palmDistanceFrom(probe);
    const nearest = Math.min(...entries.map(({ template }) => distanceTo(template)));
    if (gallery.search(1, probe, 1)[0]?.distance !== nearest) lost++;
  }
  const what = `  coarse look: nearest palm lost, ${probes.length} probes × ${entries.length} codes`;
  row(what, String(lost), { text: '0', met: lost === 0 });
}

function turned(region: Float32Array, turn: number): Float32Array {
  return region.map((_, i) => {
    const [x, y] = [i % side, Math.floor(i / side)];
    const [u, v] = turn & 4 ? [y, x] : [x, y];
    return region[(turn & 2 ? side - 1 - v : v) * side + (turn & 1 ? side - 1 - u : u)] as number;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchPalmSearch();
