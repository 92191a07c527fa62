/** `npm run bench -- palm`: how well palms are recognised on the photos beside the repository, and how long each step takes; for every
 * palm pack whose weights are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { decode } from '../../src-main/vision/image/decode.ts';
import { Pyramid } from '../../src-main/vision/image/pyramid.ts';
import { align, cutRegion } from '../../src-main/vision/palm/canonical.ts';
import { encodePalm } from '../../src-main/vision/palm/encode.ts';
import { PalmPipeline } from '../../src-main/vision/palm/palm-pipeline.ts';
import { measureRegion } from '../../src-main/vision/palm/quality.ts';
import { StageClock } from '../../src-main/vision/stage-clock.ts';
import { palmDistance } from '../../src-shared/palm-code.ts';
import { uprightHand } from '../support/palm-frames.ts';
import { figuresOf, type PalmFigures, partWithin, trialsOf } from './palm-figures.ts';
import { openPalms, palmFolder, palmPackIds, readHands, readRegions } from './palm-set.ts';
import { row, show, time, timingOf } from './timing.ts';

const percent = (part: number): string => `${(100 * part).toFixed(2)} %`;
const runs = 60;

export async function benchPalm(): Promise<void> {
  console.log('\nPalms');
  if (!existsSync(palmFolder)) return console.log(`  SKIPPED: no ${palmFolder}.`);
  await benchRegions();
  for (const id of palmPackIds) {
    const pack = await openPalms(id).catch((error: Error) => console.log(`  ${id} SKIPPED: ${error.message}`));
    if (!pack) continue;
    await benchHands(id, pack.manifest.gate.identify);
    await benchTimes(id);
  }
  await benchSteps();
}

/** Matching alone: three shots of the first session enrolled, the three of the second one searched. */
async function benchRegions(): Promise<void> {
  const shots = await readRegions();
  const session = (n: number) => shots.filter((shot) => shot.session === n);
  const figures = figuresOf(trialsOf(session(1), session(2)));
  console.log('  Regions (60 palms, session 1 enrolled with 3 shots, 3 shots of session 2 searched)');
  report(figures, 0.33);
  row('    EER', percent(figures.eer), { text: '≤ 0.5 %', met: figures.eer <= 0.005 });
}

/** The whole pipeline: of four photos each is the probe once, the other three enrolled. */
async function benchHands(id: string, identify: number): Promise<void> {
  const shots = await readHands(id);
  const missed = shots.filter(({ template }) => !template);
  const draws = [1, 2, 3, 4].flatMap((probe) =>
    trialsOf(
      shots.filter(({ shot }) => shot !== probe),
      shots.filter(({ shot }) => shot === probe),
    ),
  );
  const figures = figuresOf(draws);
  console.log(`  ${id}: hands (34 × 4 photos, each photo searched once, the other three enrolled)`);
  report(figures, identify);
  row('    rank-1', percent(figures.rankOne), { text: '≥ 99 %', met: figures.rankOne >= 0.99 });
  const part = missed.length / shots.length;
  row('    failure to acquire', `${percent(part)} ${missed.map(({ fault }) => fault).join(' ')}`, {
    text: '≤ 2 %',
    met: part <= 0.02,
  });
}

function report({ probes, rankOne, eer, fnirAtNoFpir, line, genuine, impostor }: PalmFigures, identify: number): void {
  console.log(
    `    ${probes} probes, ${impostor.length} pairs of two palms: rank-1 ${percent(rankOne)}, EER ${percent(eer)}, ` +
      `FNIR at FPIR 0 ${percent(fnirAtNoFpir)} (line ${line.toFixed(3)}); at ${identify}: ` +
      `FNMR ${percent(1 - partWithin(genuine, identify))}, FMR ${percent(partWithin(impostor, identify))}`,
  );
}

/** A JPEG of 640 × 480 to a template: a hand that is new, one that is followed, nobody there. */
async function benchTimes(id: string): Promise<void> {
  const clock = new StageClock();
  const pipeline = new PalmPipeline(await (await openPalms(id)).finder(), clock);
  const files = readdirSync(join(palmFolder, 'hands'))
    .filter((name) => name.endsWith('_4.jpg'))
    .slice(0, 12);
  const frames = await Promise.all(files.map((file) => uprightHand(join(palmFolder, 'hands', file))));
  const wall = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#9aa5ad' } })
    .jpeg()
    .toBuffer();
  const frameOf = (i: number): Buffer => frames[i % frames.length] as Buffer;
  const known = await Promise.all(
    frames.map(async (bytes) => (await pipeline.frame(await decode(bytes), [])).hands.slice(0, 1)),
  );
  const stages: Record<string, number[]> = {};
  const look = (of: (i: number) => Promise<unknown>) =>
    time(runs, async (i) => {
      clock.take();
      await of(i);
      for (const [stage, spent] of Object.entries(clock.take())) stages[stage] = [...(stages[stage] ?? []), spent];
    });
  const fresh = await look(async (i) => pipeline.frame(await decode(frameOf(i)), []));
  row('    640×480 JPEG, new hand', show(fresh), { text: 'p50 ≤ 80 ms', met: fresh.p50 <= 80 });
  row(
    '      of it',
    Object.entries(stages)
      .map(([stage, spent]) => `${stage} ${show(timingOf(spent))}`)
      .join('; '),
  );
  const followed = await look(async (i) => {
    const hands = (known[i % frames.length] ?? []).map(({ region }) => ({ trackId: 1, region }));
    return pipeline.frame(await decode(frameOf(i)), hands);
  });
  row('    640×480 JPEG, followed hand', show(followed), { text: 'p50 ≤ 80 ms', met: followed.p50 <= 80 });
  row('    640×480 JPEG, nobody', show(await look(async () => pipeline.frame(await decode(wall), []))));
}

async function benchSteps(): Promise<void> {
  const [file = ''] = readdirSync(join(palmFolder, 'hands'));
  const image = await decode(readFileSync(join(palmFolder, 'hands', file)));
  const pipeline = new PalmPipeline(await (await openPalms('palm-standard')).finder());
  const [hand] = (await pipeline.photo(image)).hands;
  if (!hand?.template) throw new Error(`No palm in ${file}.`);
  const { x, y, side } = hand.region;
  const points = Float32Array.from({ length: 42 }, (_, i) => (i % 2 === 0 ? x : y) + side * Math.sin(i * 7) * 0.2);
  const flat = align(points);
  const region = cutRegion(new Pyramid(image), flat.toPicture);
  const template = hand.template;
  console.log('  Steps');
  row('    align', show(await time(200, () => align(points))));
  row('    region', show(await time(200, () => cutRegion(new Pyramid(image), flat.toPicture))));
  row('    measure', show(await time(200, () => measureRegion(region))));
  row('    Gabor bank and code', show(await time(200, () => encodePalm(region))));
  row('    distance of two codes', show(await time(200, () => palmDistance(template, template))));
}
