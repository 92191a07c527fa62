import { describe, expect, it } from 'vitest';
import { leastUseful } from '../../../../src-main/station/enrolment/enrol.ts';
import { StationError } from '../../../../src-shared/errors.ts';
import { given } from '../../../support/given.ts';
import { type Bench, bench, embeddingLike, enrolPerson, picture, refusal } from '../support.ts';

/** People, templates in the store and templates in the gallery of a tenant. */
const counts = (at: Bench, tenantId = 1): number[] => [
  at.store.people.count(tenantId),
  at.store.templates.count(tenantId),
  at.gallery.templates(tenantId),
];

describe('enrolling from a photo', () => {
  it('stores the person, the template and the portrait, and tells the screens', async () => {
    const at = bench();
    const result = await enrolPerson(at, 5, { group: '8B' });
    expect(result).toEqual({
      person: {
        id: 1,
        uuid: expect.any(String),
        tenantId: 1,
        userId: 5,
        name: 'Siswa 5',
        group: '8B',
        createdAt: '2025-11-17T00:10:00.000Z',
        templateCount: 1,
        palmCount: 0,
        hasPortrait: true,
      },
      stored: 1,
      replaced: false,
      count: 1,
      template: {
        id: 1,
        uuid: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        code: expect.stringMatching(/^FACE-[A-Z0-9]{9}$/),
        personId: 1,
        packId: 'test-pack',
        quality: 0.8,
        createdAt: '2025-11-17T00:10:00.000Z',
      },
    });
    expect(at.store.templates.ofPerson(1)).toMatchObject([{ packId: 'test-pack', quality: 0.8 }]);
    expect(at.gallery.search(1, embeddingLike({ 5: 1 }), 1)).toMatchObject([{ personId: 1 }]);
    expect(at.told).toEqual([{ type: 'people.changed' }]);
  });

  it('gives a number of its own where none is given', async () => {
    const at = bench();
    await enrolPerson(at, 7);
    const { person } = await at.station.call('enrolment.photo', {
      tenantId: 1,
      name: 'Tanpa Nomor',
      image: picture({ like: { 8: 1 } }),
    });
    expect(person.userId).toBe(given(1));
  });

  it('adds to a known person, takes their new name, and keeps the class where none is given', async () => {
    const at = bench();
    await enrolPerson(at, 5, { group: '8B' });
    const again = await enrolPerson(at, 5, { name: 'Siswa Lima', group: '' });
    expect(again.person).toMatchObject({ id: 1, name: 'Siswa Lima', group: '8B', templateCount: 2 });
    expect(counts(at)).toEqual([1, 2, 2]);
    expect((await enrolPerson(at, 5, { group: '9C' })).person.group).toBe('9C');
  });

  it.each([
    ['no_face', picture()],
    ['several_faces', picture({ like: { 1: 1 } }, { x: 10, width: 90 })],
    ['poor_quality', picture({ like: { 1: 1 }, quality: { score: 0.29 } })],
    ['image_unreadable', Uint8Array.of(0)],
  ])('refuses with %s and stores nothing', async (code, image) => {
    const at = bench();
    await expect(enrolPerson(at, 1, { image })).rejects.toEqual(refusal(code));
    expect(counts(at)).toEqual([0, 0, 0]);
    expect(at.told).toEqual([]);
  });

  it('overlooks people far in the background', async () => {
    const at = bench();
    await enrolPerson(at, 1, { image: picture({ like: { 1: 1 } }, { x: 10, width: 70 }) });
    expect(counts(at)).toEqual([1, 1, 1]);
  });
});

describe('portraits', () => {
  it('are kept only where the setting says so', async () => {
    const at = bench({ settings: { keepPortraits: false } });
    expect((await enrolPerson(at, 1)).person.hasPortrait).toBe(false);
    expect(await at.station.call('people.portrait', { personId: 1 })).toEqual({ image: null });
  });

  const bytes = (image: Uint8Array | null) => image && new Uint8Array(image);

  /** Each picture is its own portrait. */
  function album(options: Parameters<typeof bench>[0] = {}) {
    const at = bench(options);
    at.vision.portraitOf = (image) => image;
    const shot = (score: number, like: Record<number, number> = { 1: 0.99 }) => picture({ like, quality: { score } });
    const shown = async () => bytes((await at.station.call('people.portrait', { personId: 1 })).image);
    return { at, shot, shown };
  }

  it('are one a template; the best shot that is left stands for the person', async () => {
    const { at, shot, shown } = album();
    const wrong = await enrolPerson(at, 1, { image: shot(0.9) });
    const right = await enrolPerson(at, 1, { image: shot(0.6) });
    expect(await shown()).toEqual(shot(0.9));
    const of = async ({ template }: typeof wrong) =>
      bytes((await at.station.call('templates.portrait', { tenantId: 1, templateId: template.id })).image);
    expect([await of(wrong), await of(right)]).toEqual([shot(0.9), shot(0.6)]);
    await at.station.call('templates.remove', { tenantId: 1, templateId: wrong.template.id });
    expect(await shown()).toEqual(shot(0.6));
    await expect(of(wrong)).rejects.toEqual(refusal('template_not_found'));
    await expect(at.station.call('templates.portrait', { tenantId: 2, templateId: right.template.id })).rejects.toEqual(
      refusal('tenant_not_found'),
    );
    await at.station.call('templates.remove', { tenantId: 1, templateId: right.template.id });
    expect([await shown(), at.store.people.get(1)?.hasPortrait]).toEqual([null, false]);
  });

  it('go with a template that has to make room', async () => {
    const { at, shot, shown } = album({ settings: { maxTemplatesPerPerson: 1 } });
    await enrolPerson(at, 1, { image: shot(0.9) });
    await enrolPerson(at, 1, { image: shot(0.4) });
    expect(await shown()).toEqual(shot(0.4));
  });

  it('are replaced with the templates, though the new shot is poorer', async () => {
    const { at, shot, shown } = album();
    await enrolPerson(at, 1, { image: shot(0.9) });
    await enrolPerson(at, 1, { image: shot(0.4, { 2: 0.99 }), replace: true });
    expect(await shown()).toEqual(shot(0.4, { 2: 0.99 }));
  });

  it('of several photos in one request are each their own', async () => {
    const { at, shot } = album();
    const images = [shot(0.5), shot(0.8)];
    await at.station.call('enrolment.photos', { tenantId: 1, userId: 1, name: 'Siswa 1', images });
    expect(
      at.store.templates.ofPerson(1).map(({ id }) => new Uint8Array(at.store.portraits.ofTemplate(id) ?? [])),
    ).toEqual(images);
  });
});

describe('a face that somebody else has', () => {
  it('is refused, naming them, and nothing is stored', async () => {
    const at = bench();
    await enrolPerson(at, 1);
    const twin = enrolPerson(at, 2, { image: picture({ like: { 1: 0.6 } }) });
    await expect(twin).rejects.toEqual(refusal('duplicate_face', { personId: 1 }));
    expect(counts(at)).toEqual([1, 1, 1]);
  });

  it('is nobody else for the person themselves', async () => {
    const at = bench();
    await enrolPerson(at, 1);
    await enrolPerson(at, 1);
    expect(counts(at)).toEqual([1, 2, 2]);
  });

  it('is found behind the person themselves', async () => {
    const at = bench();
    await enrolPerson(at, 1);
    await enrolPerson(at, 2);
    const between = picture({ like: { 1: 0.75, 2: 0.65 } });
    await expect(enrolPerson(at, 1, { image: between })).rejects.toEqual(refusal('duplicate_face', { personId: 2 }));
  });

  it('may be a twin: stored when allowed, and audited', async () => {
    const at = bench();
    await enrolPerson(at, 1);
    await enrolPerson(at, 2, { image: picture({ like: { 1: 0.9 } }), allowDuplicate: true, actor: 'Bu Rina' });
    expect(counts(at)).toEqual([2, 2, 2]);
    const { entries } = at.store.audit.list(10, 0);
    expect(entries.filter(({ action }) => action === 'enrolment.duplicate-allowed')).toMatchObject([
      {
        at: '2025-11-17T00:10:00.000Z',
        actor: 'Bu Rina',
        action: 'enrolment.duplicate-allowed',
        subject: 'person:2',
        details: { tenantId: 1, resembles: 1 },
      },
    ]);
  });

  it('is not audited when allowing made no difference', async () => {
    const at = bench();
    await enrolPerson(at, 1, { allowDuplicate: true });
    expect(at.store.audit.list(10, 0).entries).toMatchObject([
      { action: 'face.enrolled', actor: 'api', subject: 'person:1', details: { stored: 1, replaced: 0 } },
    ]);
  });

  it('may be enrolled in another tenant', async () => {
    const at = bench();
    await enrolPerson(at, 1);
    await enrolPerson(at, 1, { tenantId: 2 });
    expect([counts(at, 1), counts(at, 2)]).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
  });

  it('cannot pass by being sent twice at once', async () => {
    const at = bench();
    const arrivals: (() => void)[] = [];
    at.vision.delay = () => new Promise((resolve) => arrivals.push(resolve));
    const both = Promise.allSettled([1, 2].map((userId) => enrolPerson(at, 1, { userId })));
    while (arrivals.length < 2) await new Promise((resolve) => setImmediate(resolve));
    for (const arrive of arrivals) arrive();
    expect((await both).map((result) => result.status)).toEqual(['fulfilled', 'rejected']);
    expect(counts(at)).toEqual([1, 1, 1]);
  });
});

describe('unknown tenants', () => {
  it('are made by enrolling, by default', async () => {
    const at = bench();
    await enrolPerson(at, 1, { tenantId: 42 });
    expect(at.store.tenants.ids()).toEqual([1, 42]);
  });

  it('are refused where the setting says so, and leave no trace', async () => {
    const at = bench({ settings: { createUnknownTenants: false } });
    await expect(enrolPerson(at, 1, { tenantId: 42 })).rejects.toEqual(refusal('tenant_not_found', { tenantId: 42 }));
    expect(at.store.tenants.ids()).toEqual([1]);
    await enrolPerson(at, 1);
    expect(counts(at)).toEqual([1, 1, 1]);
  });
});

describe('the most templates a person may have', () => {
  it('are never passed, and the answer says when one had to go', async () => {
    const at = bench({ settings: { maxTemplatesPerPerson: 3 } });
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await enrolPerson(at, 1));
    expect(answers.map(({ count }) => count)).toEqual([1, 2, 3, 3, 3]);
    expect(answers.map(({ replaced }) => replaced)).toEqual([false, false, false, true, true]);
    expect(counts(at)).toEqual([1, 3, 3]);
  });

  it('leave room by the poorer of the two most alike, never by the newest', async () => {
    const at = bench({ settings: { maxTemplatesPerPerson: 3 } });
    const photo = (like: Record<number, number>, score: number) =>
      enrolPerson(at, 1, { image: picture({ like, quality: { score } }) });
    await photo({ 1: 0.7 }, 0.9);
    await photo({ 1: 0.99 }, 0.8);
    await photo({ 1: 0.98 }, 0.7);
    await photo({ 1: 0.98 }, 0.4);
    const qualities = () => at.store.templates.ofPerson(1).map((template) => template.quality);
    expect(qualities()).toEqual([0.9, 0.8, 0.4]);
    await photo({ 1: 0.9 }, 0.5);
    expect(qualities()).toEqual([0.9, 0.8, 0.5]);
  });

  it('do not count those of another pack', async () => {
    const at = bench({ settings: { maxTemplatesPerPerson: 1 } });
    await enrolPerson(at, 1);
    const embedding = Float32Array.of(1, 0);
    at.store.templates.insert({ personId: 1, packId: 'other-pack', embedding, quality: 1 }, '2025-11-17T00:00:00Z');
    await enrolPerson(at, 1);
    expect(at.store.templates.ofPerson(1).map((template) => template.packId)).toEqual(['other-pack', 'test-pack']);
  });
});

describe('leastUseful', () => {
  const template = (id: number, quality: number, like: Record<number, number>) => ({
    id,
    quality,
    embedding: embeddingLike(like),
  });

  it('is the poorer of the two most alike', () => {
    const alone = template(1, 0.1, { 1: 1 });
    const poorer = template(2, 0.5, { 2: 1 });
    const better = template(3, 0.6, { 2: 0.99 });
    expect(leastUseful([alone, poorer, better])).toBe(poorer);
    expect(leastUseful([better, alone, poorer])).toBe(poorer);
  });

  it('is the one of one', () => {
    const only = template(1, 0.9, {});
    expect(leastUseful([only])).toBe(only);
  });
});

describe('when the disk is full', () => {
  it('an enrolment leaves nothing behind, on disk or in memory', async () => {
    const full = new StationError('storage_full', 'The disk is full.');
    const at = bench({
      store: (store) => ({
        ...store,
        portraits: {
          ...store.portraits,
          put() {
            throw full;
          },
        },
      }),
    });
    await expect(enrolPerson(at, 1)).rejects.toBe(full);
    expect(counts(at)).toEqual([0, 0, 0]);
    expect(at.told).toEqual([]);
  });
});

it('without models nothing can be enrolled', async () => {
  const at = bench({ pack: null });
  at.vision.become({ state: 'unavailable', pack: null, palm: null, problems: [] });
  await expect(enrolPerson(at, 1)).rejects.toEqual(refusal('models_unavailable'));
});
