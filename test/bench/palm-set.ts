/** The palm photos beside the repository as the bench reads them: whole hands through the pipeline, ready-cut regions through the
 * code alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../src-main/vision/image/decode.ts';
import { openPalmPack } from '../../src-main/vision/packs/pack.ts';
import { encodePalm } from '../../src-main/vision/palm/encode.ts';
import { PalmPipeline } from '../../src-main/vision/palm/palm-pipeline.ts';
import type { PalmFault } from '../../src-shared/palm.ts';
import { root } from './face-set.ts';

export const palmPackIds = ['palm-standard', 'palm-mediapipe'] as const;
export const palmFolder = join(root, '../shared/palms');
const folders = {
  manifests: [join(root, 'models/packs')],
  weights: [join(root, 'models/built'), join(root, '../shared/models')],
};

/** One shot of one palm. */
export interface PalmShot {
  palm: string;
  session: number;
  shot: number;
  /** null: not acquired. */
  template: Uint32Array | null;
}

export interface HandShot extends PalmShot {
  fault: PalmFault | 'no_palm' | 'several_palms' | null;
}

export function openPalms(id: string) {
  return openPalmPack(id, folders);
}

/** 34 hands × 4 photos of 1024 × 768 pixels. */
export async function readHands(id: string): Promise<HandShot[]> {
  const pipeline = new PalmPipeline(await (await openPalms(id)).finder());
  const shots: HandShot[] = [];
  for (const file of readdirSync(join(palmFolder, 'hands'))
    .filter((name) => name.endsWith('.jpg'))
    .sort()) {
    const [palm, shot] = file.replace('.jpg', '').split('_') as [string, string];
    const { hands } = await pipeline.photo(await decode(readFileSync(join(palmFolder, 'hands', file))));
    const [hand, second] = hands;
    const fault = second ? 'several_palms' : hand ? hand.quality.fault : 'no_palm';
    shots.push({ palm, session: 1, shot: Number(shot), template: second ? null : (hand?.template ?? null), fault });
  }
  return shots;
}

/** 60 palms × 2 sessions × 3 regions. */
export async function readRegions(): Promise<PalmShot[]> {
  const shots: PalmShot[] = [];
  for (const file of readdirSync(join(palmFolder, 'regions'))
    .filter((name) => name.endsWith('.png'))
    .sort()) {
    const [palm, session, shot] = file.replace('.png', '').split('_') as [string, string, string];
    const { data } = await decode(readFileSync(join(palmFolder, 'regions', file)));
    // Grey pictures: the three channels are the same.
    const region = Float32Array.from({ length: data.length / 3 }, (_, i) => data[3 * i] as number);
    const { template } = encodePalm(region);
    shots.push({ palm, session: Number(session.slice(1)), shot: Number(shot), template });
  }
  return shots;
}
