/** Figures of palm recognition: a probe against each enrolled palm, the nearest of its shots counting. */
import { palmDistance } from '../../src-shared/palm-code.ts';
import type { PalmShot } from './palm-set.ts';

export interface PalmTrial {
  probe: PalmShot;
  /** To the probe's own palm, and to the nearest other one and every other one. */
  own: number;
  others: number[];
}

export interface PalmFigures {
  probes: number;
  rankOne: number;
  eer: number;
  /** Misses when the line is drawn so that no other palm of this set passes, and that line. */
  fnirAtNoFpir: number;
  line: number;
  genuine: number[];
  impostor: number[];
}

/** `enrolled` and `probes` of one draw. Shots that were not acquired count as misses of rank one and nowhere else. */
export function trialsOf(enrolled: readonly PalmShot[], probes: readonly PalmShot[]): PalmTrial[] {
  const templates = Map.groupBy(enrolled, ({ palm }) => palm);
  return probes.map((probe) => {
    const distances = [...templates].map(([palm, shots]) => ({ palm, distance: nearest(probe, shots) }));
    return {
      probe,
      own: distances.find(({ palm }) => palm === probe.palm)?.distance ?? 1,
      others: distances.filter(({ palm }) => palm !== probe.palm).map(({ distance }) => distance),
    };
  });
}

function nearest({ template }: PalmShot, shots: readonly PalmShot[]): number {
  if (!template) return 1;
  return Math.min(1, ...shots.flatMap((shot) => (shot.template ? [palmDistance(template, shot.template)] : [])));
}

export function figuresOf(trials: readonly PalmTrial[]): PalmFigures {
  const acquired = trials.filter(({ probe }) => probe.template);
  const genuine = acquired.map(({ own }) => own).sort((a, b) => a - b);
  const impostor = acquired.flatMap(({ others }) => others).sort((a, b) => a - b);
  const line = impostor[0] as number;
  return {
    probes: trials.length,
    rankOne: trials.filter(({ own, others }) => own < Math.min(...others)).length / trials.length,
    eer: equalErrorRate(genuine, impostor),
    fnirAtNoFpir: genuine.filter((distance) => distance >= line).length / genuine.length,
    line,
    genuine,
    impostor,
  };
}

/** Part of `rising` at or below `limit`. */
export function partWithin(rising: readonly number[], limit: number): number {
  return rising.filter((distance) => distance <= limit).length / rising.length;
}

function equalErrorRate(genuine: readonly number[], impostor: readonly number[]): number {
  let [eer, gap] = [1, Infinity];
  for (const limit of genuine.concat(impostor)) {
    const [misses, passes] = [1 - partWithin(genuine, limit), partWithin(impostor, limit)];
    if (Math.abs(misses - passes) < gap) [eer, gap] = [(misses + passes) / 2, Math.abs(misses - passes)];
  }
  return eer;
}
