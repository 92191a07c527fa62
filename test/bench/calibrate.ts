/** `npm run calibrate [-- pack …] [--write]`: measures what a pack's similarities mean and where its gate stands, and prints (or
 * writes into its manifest) the numbers. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { round } from '../../src-shared/numbers.ts';
import type { PackManifest } from '../../src-shared/pack-manifest.ts';
import { calibratePalms } from './calibrate-palms.ts';
import { embedFaceSet, openPack, packIds, readIdentification, requireFaces, root } from './face-set.ts';
import { type AllPairs, allPairs, atRate, falling, partAbove } from './figures.ts';
import { type OpenSet, openSet, scoreOf } from './open-set.ts';
import { palmPackIds } from './palm-set.ts';

/** Of a hundred strangers' looks at the gate, this part would be taken for somebody. */
export const gateFpir = 0.005;
const shots = 3;
const gallerySizes = [20, 40, 80, 140, 220];
const drawsPerSize = 12;
const referencePeople = 200;

/** Of the shots of two people, this part may pass as one person's at enrolment. dlib's network would refuse 17 % of genuine shots at
 * 1e-4. */
const ownFmr = ({ embedder }: PackManifest): number => (embedder.file === 'dlib-face.onnx' ? 1e-3 : 1e-4);

type Calibration = Pick<PackManifest, 'calibration' | 'gate'>;

export function calibrationOf({ impostor }: AllPairs): PackManifest['calibration'] {
  const at = (rate: number): number => round(atRate(impostor, rate), 4);
  return {
    measuredOn: `${impostor.length} cross-person pairs of LFW photos`,
    distance: [
      [round(impostor.at(-1) as number, 4), 1],
      [at(1e-2), 0.5],
      [at(1e-4), 0.35],
      [1, 0],
    ],
    impostorMedian: at(0.5),
  };
}

/** Thresholds at `gateFpir` for galleries of several sizes, and the straight line through them over log10(people). */
function gateOf(
  set: ReturnType<typeof readIdentification>,
  embeddings: ReadonlyMap<string, Float32Array>,
  { genuine, impostor }: AllPairs,
  manifest: PackManifest,
): PackManifest['gate'] {
  const impostorMedian = atRate(impostor, 0.5);
  const names = Object.keys(set.enrolled).sort();
  const points = gallerySizes.map((size) => {
    const scores: number[] = [];
    for (let draw = 0; draw < (size === names.length ? 1 : drawsPerSize); draw++) {
      const { others } = openSet(set, embeddings, rotate(names, draw, size), shots);
      scores.push(...others.map((found) => scoreOf(found, impostorMedian)));
    }
    return [Math.log10(size / referencePeople), atRate(falling(scores), gateFpir)] as const;
  });
  for (const [x, y] of points)
    console.log(`  ${Math.round(10 ** x * referencePeople)} people: threshold ${y.toFixed(4)}`);
  const { slope, intercept } = rising(points);
  const ownTemplate = round(atRate(impostor, ownFmr(manifest)), 4);
  console.log(
    `  own template ${ownTemplate}: FMR ${partAbove(impostor, ownTemplate).toExponential(2)}, ` +
      `FNMR ${(100 * (1 - partAbove(genuine, ownTemplate))).toFixed(2)} % of single pairs`,
  );
  const whole = openSet(set, embeddings, names, shots);
  return {
    measuredOn: `LFW, ${names.length} people with up to ${shots} shots, FPIR ${gateFpir} a look`,
    threshold: round(intercept, 4),
    perDecade: round(slope, 4),
    referencePeople,
    minMargin: round(marginOf(whole, impostorMedian), 4),
    duplicate: round(atRate(impostor, 1e-6), 4),
    samePerson: round(atRate(impostor, 1e-2), 4),
    ownTemplate,
  };
}

/** A margin that every second stranger's search reaches by chance says nothing. */
function marginOf({ others }: OpenSet, impostorMedian: number): number {
  return atRate(falling(others.map((found) => found.best - (found.second ?? impostorMedian))), 0.5);
}

/** `size` names in a fixed but different choice for each draw. */
function rotate(names: readonly string[], draw: number, size: number): string[] {
  const step = 7 * draw + 1;
  return Array.from(
    { length: size },
    (_, i) => names[(draw * 37 + i * coprime(step, names.length)) % names.length] as string,
  );
}

function coprime(step: number, length: number): number {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  let candidate = step;
  while (gcd(candidate, length) !== 1) candidate++;
  return candidate;
}

/** The line through the points; the level one through their mean where it would fall: with more people there are more chances
 * for a stranger to resemble one, and a threshold that falls is noise of the measurement. */
function rising(points: readonly (readonly [number, number])[]): { slope: number; intercept: number } {
  const fitted = line(points);
  return fitted.slope > 0 ? fitted : { slope: 0, intercept: points.reduce((sum, [, y]) => sum + y, 0) / points.length };
}

function line(points: readonly (readonly [number, number])[]): { slope: number; intercept: number } {
  const n = points.length;
  const [mx, my] = [0, 1].map((axis) => points.reduce((sum, p) => sum + (p[axis] as number), 0) / n) as [
    number,
    number,
  ];
  const slope =
    points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  return { slope, intercept: my - slope * mx };
}

function writeManifest(id: string, calibration: Calibration): void {
  const path = join(root, `models/packs/${id}.json`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as PackManifest;
  writeFileSync(path, `${JSON.stringify({ ...manifest, ...calibration }, null, 2)}\n`);
}

if (import.meta.main) {
  requireFaces();
  const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
  const chosen = <Id extends string>(ids: readonly Id[]) =>
    ids.filter((id) => wanted.length === 0 || wanted.includes(id));
  for (const id of chosen(palmPackIds)) await calibratePalms(id, process.argv.includes('--write'));
  for (const id of chosen(packIds)) {
    const pack = await openPack(id);
    const { embeddings } = await embedFaceSet(pack);
    const pairs = allPairs(embeddings);
    const gate = gateOf(readIdentification(), embeddings, pairs, pack.manifest);
    const calibration = { calibration: calibrationOf(pairs), gate };
    console.log(id, JSON.stringify(calibration, null, 2));
    if (process.argv.includes('--write')) writeManifest(id, calibration);
  }
}
