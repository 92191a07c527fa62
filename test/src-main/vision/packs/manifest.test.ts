/** A pack from before the own line was part of manifests works on, with the lines it has. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { factsOf, palmFactsOf } from '../../../../src-main/vision/packs/manifest.ts';
import { packManifestSchema } from '../../../../src-shared/pack-manifest.ts';
import { palmManifestSchema } from '../../../../src-shared/palm-manifest.ts';

const packs = fileURLToPath(new URL('../../../../models/packs/', import.meta.url));
const written = (id: string) => JSON.parse(readFileSync(`${packs}${id}.json`, 'utf8'));

/** A pack's manifest without the line. */
function older(id: string) {
  const { ownTemplate, ...gate } = written(id).gate;
  return { ...written(id), gate, ownTemplate };
}

describe('the line that a person’s own shots have to reach', () => {
  it('is what the manifest says', () => {
    expect(factsOf(packManifestSchema.parse(written('standard'))).gate.ownTemplate).toBe(
      written('standard').gate.ownTemplate,
    );
    const palms = palmFactsOf(palmManifestSchema.parse(written('palm-standard')));
    expect(palms.gate.ownTemplate).toBe(written('palm-standard').gate.ownTemplate);
  });

  it('is at a documented distance of 0.35 where a pack of faces says none', () => {
    const { ownTemplate: _, ...manifest } = older('standard');
    const facts = (distance: [number, number][]) =>
      factsOf(packManifestSchema.parse({ ...manifest, calibration: { ...manifest.calibration, distance } })).gate
        .ownTemplate;
    // A knot of its own, between two, and off both ends.
    expect(
      facts([
        [0.2, 1],
        [0.4, 0.35],
        [1, 0],
      ]),
    ).toBe(0.4);
    expect(
      facts([
        [0, 1],
        [0.2, 0.5],
        [0.6, 0.3],
        [1, 0],
      ]),
    ).toBeCloseTo(0.5, 9);
    expect(
      facts([
        [0.2, 0.3],
        [1, 0],
      ]),
    ).toBe(0.2);
    expect(
      facts([
        [0.2, 1],
        [0.9, 0.5],
      ]),
    ).toBe(0.9);
  });

  it('is the line of recognition where a pack of palms says none', () => {
    const { ownTemplate: _, ...manifest } = older('palm-standard');
    const { gate } = palmFactsOf(palmManifestSchema.parse(manifest));
    expect(gate.ownTemplate).toBe(gate.identify);
  });
});
