import { describe, expect, it } from 'vitest';
import { type Bench, bench, dimension, embeddingLike, enrolPerson, picture, refusal } from '../support.ts';

const siti = picture({ like: { 1: 0.9 } });
const nobody = picture();

async function school(): Promise<Bench> {
  const at = bench();
  for (const who of [1, 2]) await enrolPerson(at, who);
  return at;
}

describe('encode', () => {
  it('gives the embedding of the largest face', async () => {
    const image = picture({ like: { 1: 1 }, width: 80, x: 10 }, { like: { 2: 1 }, width: 120, x: 300 });
    expect(await bench().station.call('recognition.encode', { image })).toEqual({ embedding: embeddingLike({ 2: 1 }) });
  });

  it('refuses a picture without a face', async () => {
    await expect(bench().station.call('recognition.encode', { image: nobody })).rejects.toEqual(refusal('no_face'));
  });
});

describe('detect', () => {
  it('gives every face, without embeddings, and none for none', async () => {
    const { station } = bench();
    const image = picture({ x: 10 }, { x: 400, width: 50 });
    const { width, height, faces } = await station.call('recognition.detect', { image });
    expect([width, height, faces.length]).toEqual([640, 480, 2]);
    for (const face of faces) expect(face).not.toHaveProperty('embedding');
    expect(await station.call('recognition.detect', { image: nobody })).toMatchObject({ faces: [] });
  });
});

describe('compare', () => {
  const encodingLike = (like: Record<number, number>): number[] => Array.from(embeddingLike(like));

  it('matches by distance', async () => {
    const { station } = bench();
    const same = await station.call('recognition.compare', { image: siti, encoding: encodingLike({ 1: 1 }) });
    expect(same).toEqual({ match: true, distance: 0.0603, threshold: 0.35 });
    const other = await station.call('recognition.compare', { image: siti, encoding: encodingLike({ 2: 1 }) });
    expect(other).toMatchObject({ match: false, distance: 0.7 });
  });

  it('matches at the threshold itself', async () => {
    const { station } = bench();
    const args = { image: siti, encoding: encodingLike({ 1: 1 }) };
    expect((await station.call('recognition.compare', { ...args, threshold: 0.0603 })).match).toBe(true);
    expect((await station.call('recognition.compare', { ...args, threshold: 0.0602 })).match).toBe(false);
  });

  it('takes an encoding of any length but zero', async () => {
    const { station } = bench();
    const long = encodingLike({ 1: 1 }).map((value) => value * 250);
    expect((await station.call('recognition.compare', { image: siti, encoding: long })).distance).toBe(0.0603);
    const zero = Array(dimension).fill(0);
    await expect(station.call('recognition.compare', { image: siti, encoding: zero })).rejects.toEqual(
      refusal('invalid_argument'),
    );
  });

  it('refuses an encoding of another pack, naming both dimensions', async () => {
    const call = bench().station.call('recognition.compare', { image: siti, encoding: Array(128).fill(0.1) });
    await expect(call).rejects.toEqual(refusal('wrong_dimension', { expected: dimension, found: 128 }));
  });
});

describe('identify', () => {
  it('names the best person, with distance, similarity and box', async () => {
    const { station } = await school();
    const found = await station.call('recognition.identify', { tenantId: 1, image: siti });
    expect(found).toMatchObject({ match: true, person: { userId: 1 }, distance: 0.0603, box: { width: 160 } });
    expect(found.similarity).toBeCloseTo(0.9, 5);
  });

  it('names nobody beyond the threshold, but says how far the best was', async () => {
    const { station } = await school();
    const image = picture({ like: { 2: 0.4 } });
    const far = await station.call('recognition.identify', { tenantId: 1, image });
    expect(far).toMatchObject({ match: false, person: null, distance: 0.3636 });
    expect(await station.call('recognition.identify', { tenantId: 1, image, threshold: 0.4 })).toMatchObject({
      match: true,
      person: { userId: 2 },
    });
  });

  it('in a tenant without faces finds nobody', async () => {
    const { station } = bench();
    expect(await station.call('recognition.identify', { tenantId: 1, image: siti })).toMatchObject({
      match: false,
      person: null,
      distance: null,
      similarity: null,
    });
  });

  it('does not look into other tenants', async () => {
    const at = await school();
    await enrolPerson(at, 3, { tenantId: 2 });
    expect(await at.station.call('recognition.identify', { tenantId: 2, image: siti })).toMatchObject({ match: false });
  });

  it('refuses a picture without a face', async () => {
    const { station } = await school();
    const call = station.call('recognition.identify', { tenantId: 1, image: nobody });
    await expect(call).rejects.toEqual(refusal('no_face'));
  });
});

describe('verify', () => {
  it('compares with the one person', async () => {
    const { station } = await school();
    const verify = (userId: number) => station.call('recognition.verify', { tenantId: 1, userId, image: siti });
    expect(await verify(1)).toEqual({ verified: true, distance: 0.0603, userId: 1 });
    expect(await verify(2)).toEqual({ verified: false, distance: 0.7, userId: 2 });
  });

  it('takes the best of their templates', async () => {
    const at = await school();
    await enrolPerson(at, 1, { image: siti });
    expect(await at.station.call('recognition.verify', { tenantId: 1, userId: 1, image: siti })).toMatchObject({
      distance: 0,
    });
  });

  it('refuses somebody who is not enrolled, or not any more', async () => {
    const at = await school();
    await at.station.call('templates.remove', { tenantId: 1, templateId: 2 });
    for (const userId of [2, 99])
      await expect(at.station.call('recognition.verify', { tenantId: 1, userId, image: siti })).rejects.toEqual(
        refusal('person_not_found', { userId }),
      );
  });
});

it('identify and verify match at the threshold itself', async () => {
  const { station } = await school();
  for (const [threshold, matches] of [
    [0.0603, true],
    [0.0602, false],
  ] as const) {
    expect((await station.call('recognition.identify', { tenantId: 1, image: siti, threshold })).match).toBe(matches);
    const { verified } = await station.call('recognition.verify', { tenantId: 1, userId: 1, image: siti, threshold });
    expect(verified).toBe(matches);
  }
});

it('identify and verify report the same distance for the same face', async () => {
  const at = await school();
  for (const weight of [0.2, 0.42, 0.55, 0.7, 0.99]) {
    const image = picture({ like: { 1: weight } });
    const found = await at.station.call('recognition.identify', { tenantId: 1, image, threshold: 1 });
    const { distance } = await at.station.call('recognition.verify', { tenantId: 1, userId: 1, image });
    expect(found.distance).toBe(distance);
  }
});
