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
    gate: manifest.gate,
    livenessThreshold: manifest.liveness.length > 0 ? (manifest.livenessThreshold ?? 0.5) : null,
  };
}

export function palmFactsOf({ id, title, calibration, gate }: PalmManifest): PalmFacts {
  const { identify, duplicate, samePalm, minMargin } = gate;
  return { id, title, distanceKnots: calibration.distance, gate: { identify, duplicate, samePalm, minMargin } };
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
