/** Enrolment of palms from photos, and what becomes of them. */
import { describe, expect, it } from 'vitest';
import { faultSentences } from '../../../../src-main/station/recognition/hands.ts';
import { palmFaults } from '../../../../src-shared/palm.ts';
import { bench, enrolPerson, palmFacts, picture, refusal } from '../support.ts';
import { enrolPalm, handPicture } from './support.ts';

const actions = (at: ReturnType<typeof bench>) => at.store.audit.list(50, 0).entries.map(({ action }) => action);

describe('enrolling a palm from a photo', () => {
  it('stores the person and the palm, notes it, and tells the screens', async () => {
    const at = bench();
    const result = await enrolPalm(at, 5, { group: '8B', actor: 'kiosk' }, { side: 'left' });
    expect(result).toEqual({
      person: {
        id: 1,
        uuid: expect.any(String),
        tenantId: 1,
        userId: 5,
        name: 'Siswa 5',
        group: '8B',
        createdAt: '2025-11-17T00:10:00.000Z',
        templateCount: 0,
        palmCount: 1,
        hasPortrait: false,
      },
      side: 'left',
      stored: 1,
      replaced: false,
      palm: {
        id: 1,
        uuid: expect.any(String),
        code: expect.stringMatching(/^PALM-[A-Z0-9]{9}$/),
        personId: 1,
        packId: palmFacts.id,
        side: 'left',
        quality: 0.8,
        createdAt: '2025-11-17T00:10:00.000Z',
      },
    });
    expect(at.told).toEqual([{ type: 'people.changed' }]);
    expect(at.store.audit.list(1, 0).entries).toMatchObject([
      {
        action: 'palm.enrolled',
        actor: 'kiosk',
        subject: 'person:1',
        details: { side: 'left', stored: 1, replaced: 0 },
      },
    ]);
    expect(await at.station.call('station.status', {})).toMatchObject({ palms: 1, templates: 0 });
    expect((await at.station.call('live.today', {})).enrolled).toBe(1);
  });

  it('of a person who is there adds to them, and keeps the best of a side', async () => {
    const at = bench({ settings: { maxTemplatesPerPerson: 2 } });
    const scores = [0.5, 0.9, 0.7, 0.6];
    for (const score of scores) await enrolPalm(at, 5, { name: undefined }, { quality: { score } });
    const other = await enrolPalm(at, 5, {}, { side: 'left', who: 6 });
    expect(other).toMatchObject({ replaced: false, person: { palmCount: 3, name: 'Siswa 5' } });
    const { palms } = await at.station.call('palms.ofPerson', { personId: 1 });
    expect(palms.map(({ quality, side }) => [quality, side])).toEqual([
      [0.9, 'right'],
      [0.6, 'right'],
      [0.8, 'left'],
    ]);
    expect((await at.station.call('station.status', {})).palms).toBe(3);
  });

  it.each(palmFaults)('that is %s is refused in its own words', async (fault) => {
    const at = bench();
    await expect(enrolPalm(at, 5, {}, { fault })).rejects.toMatchObject({
      code: 'poor_palm',
      details: { fault },
      message: faultSentences[fault],
    });
    expect(at.store.people.count(1)).toBe(0);
  });

  it('has a sentence of its own for every fault', () => {
    expect(new Set(Object.values(faultSentences)).size).toBe(palmFaults.length);
  });

  it('of two hands is refused; somebody waving in the background is not meant', async () => {
    const at = bench();
    const near = { who: 1, region: { side: 300 } };
    const two = handPicture(at, near, { who: 2, region: { side: 160 } });
    const call = (image: Uint8Array) => at.station.call('palms.photo', { tenantId: 1, userId: 1, image });
    await expect(call(two)).rejects.toEqual(refusal('several_palms', { hands: 2 }));
    expect((await call(handPicture(at, near, { who: 2, region: { side: 140 } }))).stored).toBe(1);
  });

  it('of no hand says so, and what it shows instead', async () => {
    const at = bench();
    const call = (image: Uint8Array) => at.station.call('palms.photo', { tenantId: 1, image });
    const nothing = await call(handPicture(at)).catch((error) => error);
    expect(nothing).toMatchObject({
      code: 'no_palm',
      message: expect.stringMatching(/^No palm detected in image\. Hold/),
    });
    const face = await call(picture({ like: { 1: 1 } })).catch((error) => error);
    expect(face).toMatchObject({ code: 'no_palm', details: { shows: 'face' } });
    expect(face.message).toBe('No palm detected in image. The image shows a face.');
    const palm = await at.station
      .call('enrolment.photo', { tenantId: 1, image: handPicture(at, {}) })
      .catch((error) => error);
    expect(palm).toMatchObject({ code: 'no_face', details: { shows: 'palm' } });
    expect(palm.message).toBe('No face detected in image. The image shows a palm.');
    const neither = await at.station.call('enrolment.photo', { tenantId: 1, image: handPicture(at) }).catch((e) => e);
    expect(neither).toMatchObject({ code: 'no_face', message: 'No face detected in image' });
  });

  it('of a blank picture is refused even where vision saw no fault in it', async () => {
    const at = bench();
    const blank = enrolPalm(at, 1, {}, { template: new Uint32Array(96) });
    await expect(blank).rejects.toEqual(refusal('poor_palm', { fault: 'faint' }));
  });

  it('without a palm pack says so; a tenant that may not be made is not', async () => {
    const at = bench({ settings: { createUnknownTenants: false } });
    await expect(enrolPalm(at, 1, { tenantId: 4 })).rejects.toEqual(refusal('tenant_not_found'));
    at.vision.become({ ...at.vision.state(), palm: null });
    await expect(enrolPalm(at, 1)).rejects.toEqual(refusal('models_unavailable'));
    at.vision.become({ state: 'restarting', pack: null, palm: null, problems: [] });
    await expect(enrolPalm(at, 1)).rejects.toEqual(refusal('vision_restarting'));
  });

  it('whose disk is full changes nothing', async () => {
    const at = bench({
      store: (store) => ({
        ...store,
        palms: {
          ...store.palms,
          insert: () => {
            throw new Error('disk full');
          },
        },
      }),
    });
    await expect(enrolPalm(at, 1)).rejects.toThrow('disk full');
    expect([at.store.people.count(1), at.told, actions(at)]).toEqual([0, [], []]);
    expect((await at.station.call('station.status', {})).palms).toBe(0);
  });
});

describe('a palm that somebody has already', () => {
  it('is refused for another person, and taken where it is allowed, with a note', async () => {
    const at = bench();
    await enrolPalm(at, 1);
    const again = { apart: 0.3, who: 1, side: 'left' as const };
    await expect(enrolPalm(at, 2, {}, again)).rejects.toEqual(
      refusal('duplicate_palm', { personId: 1, name: 'Siswa 1' }),
    );
    expect(at.store.people.count(1)).toBe(1);
    const allowed = await enrolPalm(at, 2, { allowDuplicate: true }, again);
    expect(allowed.person.id).toBe(2);
    expect(actions(at)[0]).toBe('enrolment.duplicate-allowed');
    // The same person, and the same palm in another school, are no duplicates.
    expect((await enrolPalm(at, 1, { allowDuplicate: true })).person.palmCount).toBe(2);
    expect((await enrolPalm(at, 1, { tenantId: 2 })).person.tenantId).toBe(2);
  });

  it('of the same person is no duplicate', async () => {
    const at = bench();
    await enrolPalm(at, 1);
    expect((await enrolPalm(at, 1, {}, { apart: 0.2 })).person.palmCount).toBe(2);
  });

  it.each([
    [0.33, false],
    [0.345, true],
  ])('begins where the pack says: %f apart may be enrolled: %s', async (apart, may) => {
    const at = bench();
    await enrolPalm(at, 1);
    const call = enrolPalm(at, 2, {}, { who: 1, apart });
    if (may) expect((await call).person.id).toBe(2);
    else await expect(call).rejects.toEqual(refusal('duplicate_palm'));
  });

  it('cannot be enrolled twice by asking twice at once', async () => {
    const at = bench();
    const both = await Promise.allSettled([enrolPalm(at, 1), enrolPalm(at, 2, {}, { who: 1 })]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
});

describe('what goes', () => {
  it('one palm, a side, all: from disk and memory, with a note each, and nobody else’s', async () => {
    const at = bench();
    for (const side of ['left', 'right', 'right'] as const) await enrolPalm(at, 1, {}, { side });
    await enrolPalm(at, 2);
    at.told.length = 0;
    const call = at.station.call;
    await expect(call('palms.remove', { personId: 2, palmId: 1 })).rejects.toEqual(refusal('template_not_found'));
    expect(await call('palms.remove', { personId: 1, palmId: 2, actor: 'Ibu Sri' })).toEqual({ count: 1 });
    expect(await call('palms.forget', { personId: 1, side: 'left' })).toEqual({ count: 1 });
    expect(await call('palms.forget', { personId: 1, side: 'left' })).toEqual({ count: 0 });
    expect(await call('palms.forget', { personId: 1 })).toEqual({ count: 1 });
    expect(at.store.people.get(1)).toMatchObject({ palmCount: 0 });
    expect((await call('station.status', {})).palms).toBe(1);
    const found = await call('palms.identify', { tenantId: 1, image: handPicture(at, { who: 1 }) });
    expect(found).toMatchObject({ match: false, person: null });
    expect(at.told).toEqual(Array(3).fill({ type: 'people.changed' }));
    const removed = at.store.audit.list(50, 0).entries.filter(({ action }) => action === 'palm.removed');
    expect(removed.map(({ actor, subject }) => [actor, subject])).toEqual([
      ['staff', 'person:1'],
      ['staff', 'person:1'],
      ['Ibu Sri', 'person:1'],
    ]);
  });

  it('a face that is forgotten leaves the palm, and the other way round, with the portrait', async () => {
    const at = bench();
    await enrolPerson(at, 1);
    await enrolPalm(at, 1);
    await at.station.call('palms.forget', { personId: 1 });
    expect(at.store.people.get(1)).toMatchObject({ templateCount: 1, palmCount: 0, hasPortrait: true });
    await enrolPalm(at, 1);
    await at.station.call('people.forget', { personId: 1 });
    expect(at.store.people.get(1)).toMatchObject({ templateCount: 0, palmCount: 1, hasPortrait: false });
    const found = await at.station.call('palms.identify', { tenantId: 1, image: handPicture(at, { who: 1 }) });
    expect(found.person?.id).toBe(1);
  });

  it.each([
    ['people.remove', { personId: 1 }],
    ['people.removeMany', { personIds: [1] }],
    ['leavers.purge', { leftBefore: '2025-11-17', people: 1 }],
  ] as const)('%s takes the palms with the person', async (command, args) => {
    const at = bench();
    await enrolPerson(at, 1);
    await enrolPalm(at, 1);
    await enrolPalm(at, 2);
    await at.station.call('leavers.leave', { personId: 1, on: '2025-11-16' });
    await at.station.call(command, args as never);
    expect(at.store.palms.count(1)).toBe(1);
    expect((await at.station.call('station.status', {})).palms).toBe(1);
    const gone = await at.station.call('palms.identify', { tenantId: 1, image: handPicture(at, { who: 1 }) });
    expect(gone.match).toBe(false);
    expect((await at.station.call('palms.identify', { tenantId: 1, image: handPicture(at, { who: 2 }) })).match).toBe(
      true,
    );
  });

  it('everything enrolled is there after a restart', async () => {
    const before = bench();
    await enrolPalm(before, 1);
    const at = before.restart();
    const found = await at.station.call('palms.identify', {
      tenantId: 1,
      image: handPicture(at, { who: 1, apart: 0 }),
    });
    expect(found).toMatchObject({ match: true, distance: 0, person: { userId: 1 } });
  });
});

it('palms of a person who was removed while they were read are stored nowhere', async () => {
  const at = bench();
  const { person } = await enrolPalm(at, 5, {}, { side: 'left' });
  await at.station.call('people.remove', { personId: person.id });
  const images = [handPicture(at, { who: 5, apart: 0 })];
  const late = at.station.call('palms.photos', { tenantId: 1, userId: 5, personId: person.id, images });
  await expect(late).rejects.toEqual(refusal('person_not_found'));
  expect(at.store.people.byUserId(1, 5)).toBeNull();
});
