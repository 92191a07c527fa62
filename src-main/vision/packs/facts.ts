/** What the station needs to know of a pack, out of its manifest alone: known before the worker has loaded a network, and where none
 * of its files is there. */
import type { PackManifest } from '../../../src-shared/pack-manifest.ts';
import type { PalmManifest } from '../../../src-shared/palm-manifest.ts';
import type { PalmFacts } from '../../station/ports/palms.ts';
import type { DeclaredPacks, PackFacts } from '../../station/ports.ts';
import { manifestNow, palmManifestNow } from './manifest.ts';

export function factsOf(manifest: PackManifest): PackFacts {
  return {
    id: manifest.id,
    title: manifest.title,
    dimension: manifest.embedder.dimension,
    distanceKnots: manifest.calibration.distance,
    impostorMedian: manifest.calibration.impostorMedian,
    gate: {
      ...manifest.gate,
      ownTemplate: manifest.gate.ownTemplate ?? similarityAt(0.35, manifest.calibration.distance),
    },
    livenessThreshold: manifest.liveness.length > 0 ? (manifest.livenessThreshold ?? 0.5) : null,
  };
}

export function palmFactsOf({ id, title, calibration, gate }: PalmManifest): PalmFacts {
  const { identify, duplicate, samePalm, minMargin, ownTemplate = identify } = gate;
  const lines = { identify, duplicate, samePalm, ownTemplate, minMargin };
  return { id, title, distanceKnots: calibration.distance, gate: lines };
}

/** The similarity of a documented distance, through the manifest's knots. */
function similarityAt(distance: number, knots: PackFacts['distanceKnots']): number {
  const next = knots.findIndex(([, at]) => at <= distance);
  const [high, low] = [knots[next], knots[next - 1]];
  if (!high || !low) return (high ?? knots.at(-1))?.[0] ?? 1;
  return low[0] + ((high[0] - low[0]) * (low[1] - distance)) / (low[1] - high[1]);
}

/** `folders`: where manifests are looked for. null for one that cannot be read: the worker says what is wrong with it. */
export function declaredPacks(packId: string, palmPackId: string, folders: readonly string[]): DeclaredPacks {
  return {
    pack: orNull(() => factsOf(manifestNow(packId, folders))),
    palm: orNull(() => palmFactsOf(palmManifestNow(palmPackId, folders))),
  };
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
