import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createPalmGallery } from '../../../src-main/gallery/index.ts';
import type { PalmCandidate, PalmEntry } from '../../../src-main/station/ports/palms.ts';
import { encodePalm } from '../../../src-main/vision/palm/encode.ts';
import { palmDistance } from '../../../src-shared/palm-code.ts';
import { copyOf, palmOf } from '../../support/palm-codes.ts';
import { describeWithShared, sharedPath } from '../../support/shared.ts';
import { refusal } from '../store/support.ts';

const empty = () => createPalmGallery({ load: () => [] });

function entry(palmId: number, personId: number, template = copyOf(palmOf(personId), 0.1, palmId)): PalmEntry {
  return { palmId, personId, side: palmId % 2 ? 'left' : 'right', template };
}

/** Every code compared in full: what the gallery must agree with. */
function ranking(entries: Iterable<PalmEntry>, probe: Uint32Array): PalmCandidate[] {
  const nearest = new Map<number, PalmCandidate>();
  for (const { template, ...owner } of entries) {
    const candidate = { ...owner, distance: palmDistance(probe, template) };
    const before = nearest.get(owner.personId);
    if (!before || candidate.distance < before.distance) nearest.set(owner.personId, candidate);
  }
  return [...nearest.values()].sort((a, b) => a.distance - b.distance || a.personId - b.personId);
}

describe('the palm gallery', () => {
  it('gives the nearest people in order, each with their nearest palm', () => {
    const gallery = empty();
    const entries = Array.from({ length: 40 }, (_, i) => entry(i + 1, Math.floor(i / 3) + 1));
    gallery.add(1, entries);
    for (const who of [1, 5, 13, 99]) {
      const probe = copyOf(palmOf(who), 0.2, 77);
      expect(gallery.search(1, probe, 3)).toEqual(ranking(entries, probe).slice(0, 3));
      expect(gallery.distanceTo(1, 5, probe)).toBe(
        ranking(entries, probe).find(({ personId }) => personId === 5)?.distance,
      );
    }
    expect(gallery.distanceTo(1, 99, palmOf(1))).toBeNull();
    expect([gallery.people(1), gallery.count(1)]).toEqual([14, 40]);
  });

  it('is nobody’s where it is empty, and asked for nobody', () => {
    const gallery = empty();
    expect(gallery.search(1, palmOf(1), 2)).toEqual([]);
    gallery.add(1, [entry(1, 1)]);
    expect(gallery.search(1, palmOf(1), 0)).toEqual([]);
    expect(gallery.search(2, palmOf(1), 2)).toEqual([]);
    expect(gallery.search(1, palmOf(1), 5)).toHaveLength(1);
  });

  it('follows what comes and goes, in whatever order', () => {
    const steps = fc.array(
      fc.record({ add: fc.boolean(), palmId: fc.integer({ min: 1, max: 12 }), who: fc.integer({ min: 1, max: 4 }) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const gallery = empty();
        const wanted = new Map<number, PalmEntry>();
        for (const { add, palmId, who } of all) {
          if (add) {
            const one = entry(palmId, who);
            gallery.add(1, [one]);
            wanted.set(palmId, one);
          } else {
            gallery.remove(1, [palmId]);
            wanted.delete(palmId);
          }
        }
        const probe = copyOf(palmOf(2), 0.2);
        const people = ranking(wanted.values(), probe);
        const found = gallery.search(1, probe, 9);
        expect(found.map(({ personId, distance }) => [personId, distance])).toEqual(
          people.map(({ personId, distance }) => [personId, distance]),
        );
        expect([gallery.count(1), gallery.people(1)]).toEqual([wanted.size, people.length]);
      }),
      { numRuns: 40 },
    );
  });

  it('is read at its first use and again after it was told to', () => {
    const stored = [entry(1, 1)];
    let reads = 0;
    const gallery = createPalmGallery({
      load: (tenantId) => {
        reads++;
        return tenantId === 1 ? stored : [];
      },
    });
    // Not loaded yet: nothing to take out of memory.
    gallery.remove(1, [1]);
    expect(reads).toBe(0);
    gallery.add(1, [entry(1, 1)]);
    expect([gallery.count(1), reads]).toEqual([1, 1]);
    stored.push(entry(2, 2));
    expect(gallery.count(1)).toBe(1);
    gallery.invalidate(1);
    expect([gallery.count(1), gallery.count(2), reads]).toEqual([2, 0, 3]);
  });

  it('keeps a copy, and refuses what is no palm code', () => {
    const gallery = empty();
    const template = palmOf(1);
    gallery.add(1, [{ palmId: 1, personId: 1, side: 'left', template }]);
    template.fill(0);
    expect(gallery.search(1, palmOf(1), 1)[0]?.distance).toBe(0);
    const short = new Uint32Array(95);
    expect(() => gallery.add(1, [{ ...entry(2, 2), template: short }])).toThrow(refusal('wrong_dimension'));
    expect(() => gallery.search(1, short, 1)).toThrow(refusal('wrong_dimension', { expected: 96, found: 95 }));
    expect(gallery.count(1)).toBe(1);
  });

  it('one person’s many palms do not hide the next person', () => {
    const gallery = empty();
    for (let i = 1; i <= 40; i++) gallery.add(1, [entry(i, 1, copyOf(palmOf(1), 0.05, i))]);
    for (let i = 0; i < 500; i++) gallery.add(1, [entry(100 + i, 100 + i)]);
    const twin = copyOf(palmOf(1), 0.25, 5);
    gallery.add(1, [entry(99, 2, twin)]);
    expect(gallery.search(1, palmOf(1), 2).map(({ personId }) => personId)).toEqual([1, 2]);
  });
});

/** Numbers up to this one: 20 of the 60 palms. The bench compares them all, among many more. */
const lastPalm = 191;

interface Region {
  palm: string;
  session: string;
  shot: string;
  pixels: Float32Array;
}

async function regions(): Promise<Region[]> {
  const folder = sharedPath('palms', 'regions');
  return Promise.all(
    readdirSync(folder)
      .filter((file) => Number(file.slice(0, 3)) <= lastPalm)
      .sort()
      .map(async (file) => {
        const pixels = Float32Array.from(await sharp(join(folder, file)).greyscale().raw().toBuffer());
        return { palm: file.slice(0, 3), session: file.slice(4, 6), shot: file.slice(7, 8), pixels };
      }),
  );
}

function mirrored({ pixels }: Region): Float32Array {
  return pixels.map((_, i) => pixels[i - (i % 128) + 127 - (i % 128)] as number);
}

describeWithShared('the coarse look over real palms', ['palms'], () => {
  it('never loses whom the full comparison finds', async () => {
    const all = await regions();
    const entries: PalmEntry[] = [];
    const add = (who: string, pixels: Float32Array): void => {
      const personId = Number(who);
      entries.push({ palmId: entries.length + 1, personId, side: 'left', template: encodePalm(pixels).template });
    };
    for (const region of all) if (region.session === 's1') add(region.palm, region.pixels);
    // Strangers by the hundred: a mirrored palm is nobody's.
    for (const region of all) add(`${1000 + Number(region.palm)}`, mirrored(region));
    const gallery = empty();
    gallery.add(1, entries);
    const probes = all.filter(({ session, shot }) => session === 's2' && shot === '1');
    expect([entries.length, probes.length]).toEqual([180, 20]);
    for (const { palm, pixels } of probes) {
      const probe = encodePalm(pixels).template;
      const [best] = gallery.search(1, probe, 1);
      const [wanted] = ranking(entries, probe);
      expect(best).toEqual(wanted);
      if ((wanted as PalmCandidate).distance <= 0.33) expect(best?.personId).toBe(Number(palm));
    }
  });
});
