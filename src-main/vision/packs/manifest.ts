/** Reads a pack's manifest: the station's own, or one a school put beside its weights (`<pack id>.json`). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StationError } from '../../../src-shared/errors.ts';
import { type PackManifest, packManifestSchema } from '../../../src-shared/pack-manifest.ts';
import { type PalmManifest, palmManifestSchema } from '../../../src-shared/palm-manifest.ts';
import type { PalmFacts } from '../../station/ports/palms.ts';
import type { DeclaredPacks, PackFacts } from '../../station/ports.ts';

const packIdPattern = /^[a-z0-9][a-z0-9.-]{0,63}$/;

/** The face pack's manifest `<id>.json` from the first folder that has it. Throws `models_unavailable` naming what is wrong with
 * it. */
export async function readManifest(id: string, folders: readonly string[]): Promise<PackManifest> {
  return manifestNow(id, folders);
}

/** The palm pack's, in the same way. */
export async function readPalmManifest(id: string, folders: readonly string[]): Promise<PalmManifest> {
  return palmManifestNow(id, folders);
}

/** As `readManifest`, at once: a few kilobytes. */
function manifestNow(id: string, folders: readonly string[]): PackManifest {
  return read(id, folders, packManifestSchema, 'HADIR_MODEL_PACK');
}

function palmManifestNow(id: string, folders: readonly string[]): PalmManifest {
  return read(id, folders, palmManifestSchema, 'HADIR_PALM_PACK');
}

function read<T extends { id: string }>(
  id: string,
  folders: readonly string[],
  schema: z.ZodType<T>,
  setting: string,
): T {
  if (!packIdPattern.test(id)) throw unavailable(`"${id}" is not the name of a model pack.`);
  for (const folder of folders) {
    let text: string;
    try {
      text = readFileSync(join(folder, `${id}.json`), 'utf8');
    } catch {
      continue;
    }
    return parseManifest(id, text, schema);
  }
  throw unavailable(`No manifest ${id}.json was found. Check ${setting} and HADIR_MODELS_DIR.`);
}

function parseManifest<T extends { id: string }>(id: string, text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unavailable(`Manifest ${id}.json is not JSON.`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw unavailable(`Manifest ${id}.json: ${z.prettifyError(parsed.error)}`);
  if (parsed.data.id !== id) throw unavailable(`Manifest ${id}.json names the pack "${parsed.data.id}".`);
  return parsed.data;
}

function unavailable(message: string): StationError {
  return new StationError('models_unavailable', message);
}

/** What the station needs to know of a pack, out of its manifest alone: known before the worker has loaded a network, and where none
 * of its files is there. */
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
