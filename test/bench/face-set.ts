/** The face set beside the repository, embedded by a pack in this process: what accuracy and calibration are measured on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode } from '../../src-main/vision/image/decode.ts';
import { loadPack, type Pack } from '../../src-main/vision/packs/pack.ts';
import { Pipeline } from '../../src-main/vision/pipeline.ts';
import type { Observation } from '../../src-shared/domain.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const shared = process.env.HADIR_SHARED ?? join(root, '../shared');
const lfw = join(shared, 'faces/lfw');

export const packIds = ['standard', 'faceplugin-512', 'edgeface-xs', 'omz-0095'] as const;

/** Exits with a sentence where the faces are not there: a figure that was not measured must not be printed. */
export function requireFaces(): void {
  if (existsSync(lfw)) return;
  console.error(`No face set at ${lfw}. Name the folder that holds faces/ in HADIR_SHARED.`);
  process.exit(1);
}

export function openPack(id: string): Promise<Pack> {
  return loadPack(id, {
    manifests: [join(root, 'models/packs')],
    weights: [join(root, 'models/built'), join(shared, 'models')],
  });
}

export interface FaceSet {
  /** `Person/Person_0001.jpg` -> L2-normalised embedding of the face nearest the centre. */
  embeddings: Map<string, Float32Array>;
  /** Live score of the same face, with packs that have one. */
  liveness: Map<string, number>;
  /** Photos in which no face was found. */
  missed: string[];
}

/** Embeds every photo of the set. */
export async function embedFaceSet(pack: Pack): Promise<FaceSet> {
  const pipeline = new Pipeline(pack);
  const set: FaceSet = { embeddings: new Map(), liveness: new Map(), missed: [] };
  for (const person of readdirSync(lfw).sort())
    for (const file of readdirSync(join(lfw, person)).sort()) {
      const image = await decode(readFileSync(join(lfw, person, file)));
      const faces = await pipeline.photo(image, { fractionOfLargest: 1, embed: 'all' });
      const face = nearestCentre(faces, image.width, image.height);
      if (face?.embedding) set.embeddings.set(`${person}/${file}`, face.embedding);
      else set.missed.push(`${person}/${file}`);
      if (typeof face?.liveness === 'number') set.liveness.set(`${person}/${file}`, face.liveness);
    }
  return set;
}

/** Live score of the largest face in each photo of the folder `faces/<name>`; photos without a face are left out. */
export async function livenessOf(pack: Pack, name: string): Promise<Map<string, number>> {
  const pipeline = new Pipeline(pack);
  const scores = new Map<string, number>();
  const folder = join(shared, 'faces', name);
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.jpg')) continue;
    const image = await decode(readFileSync(join(folder, file)));
    const [face] = await pipeline.photo(image, { fractionOfLargest: 1, embed: 'largest' });
    if (typeof face?.liveness === 'number') scores.set(file, face.liveness);
  }
  return scores;
}

function nearestCentre(faces: readonly Observation[], width: number, height: number): Observation | undefined {
  const away = ({ box }: Observation): number =>
    Math.hypot(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2);
  return [...faces].sort((a, b) => away(a) - away(b))[0];
}

export interface Pair {
  fold: number;
  same: boolean;
  a: string;
  b: string;
}

export function readPairs(): Pair[] {
  const [, ...lines] = readFileSync(join(shared, 'faces/pairs.csv'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [fold, same, a, b] = line.split(',') as [string, string, string, string];
    return { fold: Number(fold), same: same === '1', a, b };
  });
}

export interface Identification {
  enrolled: Record<string, { gallery: string[]; probes: string[] }>;
  /** Photos of people who are not enrolled, as paths of the set. */
  strangers: string[];
}

export function readIdentification(): Identification {
  const raw = JSON.parse(readFileSync(join(shared, 'faces/identification.json'), 'utf8')) as Record<string, unknown>;
  const enrolled = raw.enrolled as Identification['enrolled'];
  const strangers = raw.strangers as string[] | Record<string, string[] | string>;
  const paths = Array.isArray(strangers)
    ? strangers
    : Object.entries(strangers).flatMap(([name, files]) => [files].flat().map((file) => `${name}/${file}`));
  return { enrolled, strangers: paths };
}
