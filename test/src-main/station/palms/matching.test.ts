/** 1:1, 1:N and the lists of palms. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { palmDocumented, palmRaw } from '../../../../src-main/station/recognition/palm-scores.ts';
import { bench, enrolPerson, palmFacts, picture, refusal } from '../support.ts';
import { enrolPalm, handPicture } from './support.ts';

const knots = palmFacts.distanceKnots;

describe('the documented distance', () => {
  it('goes through the knots, rises, and stays between 0 and 1', () => {
    for (const [raw, documented] of knots) expect(palmDocumented(raw, knots)).toBe(documented);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const [one, other] = [palmDocumented(a, knots), palmDocumented(b, knots)];
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(1);
        if (a <= b) expect(one).toBeLessThanOrEqual(other);
      }),
    );
    expect(palmDocumented(Number.NaN, knots)).toBe(1);
    expect(palmDocumented(0.9, knots)).toBe(1);
  });

  it('has a way back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (documented) => {
        expect(palmDocumented(palmRaw(documented, knots), knots)).toBeCloseTo(documented, 3);
      }),
    );
  });
});

describe('1:N', () => {
  it('names the nearest person and palm, and matches exactly up to the threshold', async () => {
    const at = bench();
    await enrolPalm(at, 1);
    await enrolPalm(at, 2);
    const { palm } = await enrolPalm(at, 2, {}, { apart: 0.05 });
    const ask = (threshold?: number) =>
      at.station.call('palms.identify', {
        tenantId: 1,
        image: handPicture(at, { who: 2, apart: 0.05, side: 'left' }),
        ...(threshold === undefined ? {} : { threshold }),
      });
    const found = await ask();
    expect(found).toMatchObject({
      match: true,
      person: { id: 2 },
      palm,
      side: 'left',
      distance: 0,
      box: { width: 200 },
    });
    const far = await at.station.call('palms.identify', {
      tenantId: 1,
      image: handPicture(at, { who: 1, apart: 0.2 }),
    });
    const exactly = far.distance as number;
    for (const [threshold, match] of [
      [exactly, true],
      [exactly - 0.0001, false],
    ] as const) {
      const image = handPicture(at, { who: 1, apart: 0.2 });
      const answer = await at.station.call('palms.identify', { tenantId: 1, image, threshold });
      expect(answer).toMatchObject({ match, distance: exactly });
      expect(answer.palm === null).toBe(!match);
    }
    expect((await ask(0)).match).toBe(true);
  });

  it('in an empty gallery is nobody at no distance; of a tenant that is not there it is an error', async () => {
    const at = bench();
    const image = handPicture(at, { who: 1 });
    expect(await at.station.call('palms.identify', { tenantId: 1, image })).toMatchObject({
      match: false,
      person: null,
      distance: null,
      palm: null,
    });
    await expect(at.station.call('palms.identify', { tenantId: 9, image })).rejects.toEqual(
      refusal('tenant_not_found'),
    );
  });
});

describe('1:1', () => {
  it('is against the nearest of the person’s palms, left or right', async () => {
    const at = bench();
    await enrolPalm(at, 1);
    await enrolPalm(at, 1, {}, { who: 11, side: 'left' });
    await enrolPalm(at, 2);
    const verify = (userId: number, who: number) =>
      at.station.call('palms.verify', { tenantId: 1, userId, image: handPicture(at, { who, apart: 0.1 }) });
    expect(await verify(1, 1)).toMatchObject({ verified: true, userId: 1 });
    expect((await verify(1, 11)).distance).toBeCloseTo(0.106, 2);
    expect((await verify(1, 2)).verified).toBe(false);
  });

  it('of somebody without a palm is an error, face or no face', async () => {
    const at = bench();
    await enrolPerson(at, 1);
    const image = handPicture(at, {});
    for (const userId of [1, 77])
      await expect(at.station.call('palms.verify', { tenantId: 1, userId, image })).rejects.toEqual(
        refusal('person_not_found', { userId }),
      );
  });
});

describe('what is enrolled', () => {
  it('faces never match palms: neither finds the other', async () => {
    const at = bench();
    const { template } = await enrolPerson(at, 1);
    const { palm } = await enrolPalm(at, 2);
    const [face, hand] = [picture({ like: { 2: 1 } }), handPicture(at, { who: 1 })];
    expect((await at.station.call('recognition.identify', { tenantId: 1, image: face })).match).toBe(false);
    expect((await at.station.call('palms.identify', { tenantId: 1, image: hand })).match).toBe(false);
    const notThere = refusal('template_not_found');
    await expect(at.station.call('palms.find', { tenantId: 1, code: template.code })).rejects.toEqual(notThere);
    await expect(at.station.call('templates.find', { tenantId: 1, code: palm.code })).rejects.toEqual(notThere);
    await expect(at.station.call('palms.find', { tenantId: 2, code: palm.code })).rejects.toEqual(
      refusal('tenant_not_found'),
    );
    expect(await at.station.call('palms.find', { tenantId: 1, code: palm.code })).toMatchObject({
      palm,
      person: { userId: 2 },
    });
  });

  it('is one list in the order of its making, or one of each kind', async () => {
    const at = bench();
    const made: string[] = [];
    for (let who = 1; who <= 4; who++) {
      at.clock.advance(1000);
      made.push((await enrolPerson(at, who)).template.code);
      at.clock.advance(1000);
      made.push((await enrolPalm(at, who)).palm.code);
    }
    const page = (args: object) => at.station.call('biometrics.page', { tenantId: 1, ...args });
    const pages = await Promise.all([1, 2, 3, 4].map((number) => page({ page: number, limit: 3 })));
    expect(pages.flatMap(({ items }) => items.map(({ code }) => code))).toEqual(made);
    expect(pages.map(({ total }) => total)).toEqual([8, 8, 8, 8]);
    const palms = await page({ modality: 'palm' });
    expect(palms).toMatchObject({
      total: 4,
      items: [1, 2, 3, 4].map((userId) => ({ modality: 'palm', person: { userId } })),
    });
    expect((await page({ modality: 'face', limit: 1, page: 4 })).items[0]?.code).toBe(made[6]);
    await expect(page({ tenantId: 5 })).rejects.toEqual(refusal('tenant_not_found'));
  });
});

it.each(['gallery.invalidate', 'gallery.refresh'] as const)('%s reads the palms anew as well', async (command) => {
  const at = bench();
  const { palm } = await enrolPalm(at, 1);
  // Behind the station's back, as a restored database would.
  at.store.palms.remove(palm.id);
  expect((await at.station.call('station.status', {})).palms).toBe(1);
  await at.station.call(command, { tenantId: 1 });
  expect((await at.station.call('station.status', {})).palms).toBe(0);
});
