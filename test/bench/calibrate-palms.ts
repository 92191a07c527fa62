/** Where a palm pack's `ownTemplate` stands: the shots of two palms that may pass as one palm's at enrolment. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { round } from '../../src-shared/numbers.ts';
import { palmDistance } from '../../src-shared/palm-code.ts';
import type { PalmManifest } from '../../src-shared/palm-manifest.ts';
import { root } from './face-set.ts';
import { partWithin } from './palm-figures.ts';
import { openPalms, type PalmShot, palmFolder, readHands, readRegions } from './palm-set.ts';

const ownFmr = 1e-4;

/** Prints the line and both its error rates, and writes it into the manifest where `write`. The hands come through the pack, the
 * regions through the code alone. */
export async function calibratePalms(id: string, write: boolean): Promise<void> {
  const pack = await openPalms(id).catch((error: Error) =>
    console.log(`${id} SKIPPED (${palmFolder}): ${error.message}`),
  );
  if (!pack) return;
  const [hands, regions] = [pairsOf(await readHands(id)), pairsOf(await readRegions())];
  const genuine = rising([...hands.genuine, ...regions.genuine]);
  const impostor = rising([...hands.impostor, ...regions.impostor]);
  // Rounded down: the line itself must hold the rate.
  const ownTemplate = Math.floor(1e4 * (impostor[Math.floor(ownFmr * impostor.length)] as number)) / 1e4;
  console.log(
    `${id}: own template ${ownTemplate}: FMR ${partWithin(impostor, ownTemplate).toExponential(2)} of ${impostor.length} pairs, ` +
      `FNMR ${round(100 * (1 - partWithin(genuine, ownTemplate)), 2)} % of ${genuine.length} single pairs`,
  );
  if (write) writeLine(id, ownTemplate);
}

function pairsOf(shots: readonly PalmShot[]): { genuine: number[]; impostor: number[] } {
  const pairs: { genuine: number[]; impostor: number[] } = { genuine: [], impostor: [] };
  for (const [i, a] of shots.entries())
    for (const b of shots.slice(i + 1))
      if (a.template && b.template)
        (a.palm === b.palm ? pairs.genuine : pairs.impostor).push(palmDistance(a.template, b.template));
  return pairs;
}

const rising = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

function writeLine(id: string, ownTemplate: number): void {
  const path = join(root, `models/packs/${id}.json`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as PalmManifest;
  manifest.gate.ownTemplate = ownTemplate;
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}
