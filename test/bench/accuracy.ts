/** `npm run bench:accuracy [-- pack …]`: recognition accuracy of each pack on the face set beside the repository. */
import { gateThreshold } from '../../src-main/station/recognition/scores.ts';
import type { Pack } from '../../src-main/vision/packs/pack.ts';
import type { PackManifest } from '../../src-shared/pack-manifest.ts';
import {
  embedFaceSet,
  livenessOf,
  openPack,
  packIds,
  readIdentification,
  readPairs,
  requireFaces,
} from './face-set.ts';
import { allPairs, atRate, falling, partAbove, tenFoldAccuracy } from './figures.ts';
import { type OpenSet, openSet, scoreOf } from './open-set.ts';

const percent = (part: number): string => `${(100 * part).toFixed(2)} %`;

requireFaces();
const wanted = process.argv.slice(2);
for (const id of wanted.length > 0 ? wanted : packIds) await report(id);

async function report(id: string): Promise<void> {
  const pack = await openPack(id);
  const { embeddings, liveness, missed } = await embedFaceSet(pack);
  const { genuine, impostor } = allPairs(embeddings);
  console.log(`\n${pack.manifest.title}`);
  console.log(`  photos ${embeddings.size + missed.length}, no face found in ${missed.length}`);
  console.log(`  LFW pairs, 10-fold accuracy: ${percent(tenFoldAccuracy(readPairs(), embeddings))}`);
  for (const rate of [1e-4, 1e-3, 1e-2]) {
    const threshold = atRate(impostor, rate);
    console.log(`  1:1 at FMR ${rate}: TAR ${percent(partAbove(genuine, threshold))} (cosine ${threshold.toFixed(4)})`);
  }
  const set = readIdentification();
  for (const shots of [3, 1]) {
    const names = Object.keys(set.enrolled);
    identification(
      `${names.length} enrolled, ${shots} shot(s)`,
      openSet(set, embeddings, names, shots),
      pack.manifest,
      names.length,
    );
  }
  if (pack.liveness) await passiveLiveness(pack, liveness);
}

/** Which files of `spoof/` are attacks, its README says; everything else shows real people. */
async function passiveLiveness(pack: Pack, faceSet: ReadonlyMap<string, number>): Promise<void> {
  const line = pack.manifest.livenessThreshold ?? 0.5;
  const spoof = await livenessOf(pack, 'spoof');
  const list = [...spoof].map(([file, score]) => `${file} ${score.toFixed(3)}`);
  console.log(`  liveness, line ${line}: ${list.join(', ')}`);
  for (const [title, scores] of [
    ['everyday photos', await livenessOf(pack, 'photos')],
    ['LFW photos', faceSet],
  ] as const) {
    const rising = [...scores.values()].sort((a, b) => a - b);
    const below = rising.filter((score) => score < line).length;
    console.log(
      `    ${title}: ${below} of ${rising.length} below the line, lowest ${(rising[0] ?? 0).toFixed(3)}, ` +
        `a twentieth below ${(rising[Math.floor(rising.length / 20)] ?? 0).toFixed(3)}`,
    );
  }
}

function identification(
  title: string,
  { mates, others }: OpenSet,
  { calibration, gate }: PackManifest,
  people: number,
): void {
  const median = calibration.impostorMedian;
  const rankOne = mates.filter((mate) => mate.right).length / mates.length;
  console.log(
    `  1:N ${title}, ${mates.length} probes, ${others.length} searches of people not enrolled: rank-1 ${percent(rankOne)}`,
  );
  const scores = {
    'best alone': (f: { best: number }) => f.best,
    'best + ½ margin': (f: OpenSet['others'][number]) => scoreOf(f, median),
  };
  for (const [name, score] of Object.entries(scores)) {
    const threshold = atRate(falling(others.map(score)), 0.01);
    const accepted = mates.filter((mate) => mate.right && score(mate) >= threshold).length / mates.length;
    console.log(`    FPIR 1 %, ${name}: TPIR ${percent(accepted)}`);
  }
  const threshold = gateThreshold(people, gate);
  const passes = (found: OpenSet['others'][number]): boolean =>
    scoreOf(found, median) >= threshold && found.best - (found.second ?? median) >= gate.minMargin;
  const right = mates.filter((mate) => mate.right && passes(mate)).length / mates.length;
  const wrong = mates.filter((mate) => !mate.right && passes(mate)).length / mates.length;
  const strangers = others.filter(passes).length / others.length;
  console.log(
    `    the gate's own point, one look: right ${percent(right)}, taken for another pupil ${percent(wrong)}, stranger taken for a pupil ${percent(strangers)}`,
  );
}
