import { describe, expect, it } from 'vitest';
import { createGallery } from '../../../src-main/gallery/index.ts';
import type { GalleryEntry } from '../../../src-main/station/ports.ts';

const east = Float32Array.of(1, 0, 0);
const north = Float32Array.of(0, 1, 0);
const clock = { now: () => new Date('2025-11-20T07:00:00Z') };

function entry(templateId: number, personId: number, embedding: Float32Array): GalleryEntry {
  return { templateId, personId, embedding };
}

function galleryOf(entries: GalleryEntry[] = []) {
  return createGallery({ clock, load: () => entries });
}

describe('an empty gallery', () => {
  it('finds nobody and knows nobody', () => {
    const gallery = galleryOf();
    expect(gallery.search(1, east, 5)).toEqual([]);
    expect(gallery.similarityTo(1, 7, east)).toBeNull();
    expect([gallery.people(1), gallery.templates(1)]).toEqual([0, 0]);
  });

  it('takes another dimension after its last template has gone', () => {
    const gallery = galleryOf([entry(1, 1, east)]);
    expect(gallery.templates(1)).toBe(1);
    gallery.remove(1, [1, 99]);
    gallery.add(1, [entry(2, 1, Float32Array.of(1, 0))]);
    expect(gallery.search(1, Float32Array.of(2, 0), 1)).toEqual([{ personId: 1, similarity: 1 }]);
  });
});

describe('search', () => {
  it('answers with the one person there is, however many are asked for', () => {
    expect(galleryOf([entry(1, 7, east)]).search(1, north, 50)).toEqual([{ personId: 7, similarity: 0 }]);
  });

  it('shows the second person behind five templates of the first', () => {
    const five = [1, 2, 3, 4, 5].map((id) => entry(id, 1, Float32Array.of(1, id / 100, 0)));
    const found = galleryOf([...five, entry(6, 2, north)]).search(1, east, 2);
    expect(found.map((candidate) => candidate.personId)).toEqual([1, 2]);
  });

  it('scores a person by the best of their templates, in any order of rows', () => {
    const gallery = galleryOf([entry(1, 1, north), entry(2, 1, east), entry(3, 2, north)]);
    expect(gallery.search(1, east, 2)).toEqual([
      { personId: 1, similarity: 1 },
      { personId: 2, similarity: 0 },
    ]);
    expect(gallery.similarityTo(1, 1, east)).toBe(1);
  });

  it('orders equal scores by person', () => {
    const twins = [entry(1, 9, east), entry(2, 3, east), entry(3, 5, east)];
    expect(
      galleryOf(twins)
        .search(1, east, 3)
        .map((candidate) => candidate.personId),
    ).toEqual([3, 5, 9]);
  });

  it('reads a probe that is a window on a larger buffer', () => {
    const window = Float32Array.of(1, 0, 0, 0, 1, 0).subarray(3);
    expect(galleryOf([entry(1, 1, east), entry(2, 2, north)]).search(1, window, 1)).toEqual([
      { personId: 2, similarity: 1 },
    ]);
  });

  it('needs no normalised embeddings', () => {
    const gallery = galleryOf([entry(1, 1, Float32Array.of(3, 4, 0)), entry(2, 2, Float32Array.of(9, 0, 0))]);
    expect(gallery.search(1, Float32Array.of(30, 40, 0), 1)[0]?.similarity).toBeCloseTo(1, 6);
  });

  it('answers with nobody for a limit below one', () => {
    expect(galleryOf([entry(1, 1, east)]).search(1, east, 0)).toEqual([]);
  });
});

describe('refusals', () => {
  it('names both dimensions and changes nothing', () => {
    const gallery = galleryOf([entry(1, 1, east)]);
    const short = Float32Array.of(1, 0);
    const refusal = expect.objectContaining({ code: 'wrong_dimension', details: { expected: 3, found: 2 } });
    expect(() => gallery.search(1, short, 1)).toThrow(refusal);
    expect(() => gallery.similarityTo(1, 1, short)).toThrow(refusal);
    expect(() => gallery.add(1, [entry(1, 1, short)])).toThrow(refusal);
    expect(gallery.similarityTo(1, 1, east)).toBe(1);
  });

  it.each([[[0, 0, 0]], [[Number.NaN, 1, 0]], [[Number.POSITIVE_INFINITY, 0, 0]], [[]]])('refuses %j', (values) => {
    const gallery = galleryOf([entry(1, 1, east)]);
    const bad = Float32Array.from(values);
    expect(() => gallery.search(1, bad, 1)).toThrow(expect.objectContaining({ code: 'invalid_argument' }));
    expect(() => gallery.add(1, [entry(2, 1, bad)])).toThrow(expect.objectContaining({ code: 'invalid_argument' }));
    expect(gallery.templates(1)).toBe(1);
  });
});

describe('tenants', () => {
  it('are loaded at their first use, once, and apart', () => {
    const asked: number[] = [];
    const gallery = createGallery({
      clock,
      load: (tenantId) => {
        asked.push(tenantId);
        return [entry(tenantId, tenantId * 10, east)];
      },
    });
    expect(gallery.status(1)).toEqual({ cached: false, count: 0, loadedAt: null });
    expect(gallery.search(1, east, 5)).toEqual([{ personId: 10, similarity: 1 }]);
    expect(gallery.search(2, east, 5)).toEqual([{ personId: 20, similarity: 1 }]);
    gallery.people(1);
    expect(asked).toEqual([1, 2]);
    expect(gallery.status(1)).toEqual({ cached: true, count: 1, loadedAt: '2025-11-20T07:00:00.000Z' });
  });

  it('are read again after invalidate, and stay unloaded when loading fails', () => {
    let rows: GalleryEntry[] | null = [entry(1, 1, east)];
    const gallery = createGallery({
      clock,
      load: () => {
        if (!rows) throw new Error('disk gone');
        return rows;
      },
    });
    expect(gallery.templates(1)).toBe(1);
    rows = null;
    gallery.invalidate(1);
    expect(() => gallery.templates(1)).toThrow('disk gone');
    expect(gallery.status(1).cached).toBe(false);
    rows = [entry(1, 1, east), entry(2, 2, north)];
    expect(gallery.people(1)).toBe(2);
  });

  it('count a template once when it was stored before it was added', () => {
    const gallery = galleryOf([entry(1, 1, east)]);
    gallery.add(1, [entry(1, 1, east)]);
    expect([gallery.templates(1), gallery.people(1)]).toEqual([1, 1]);
  });
});
