import { describe, expect, it } from 'vitest';
import { given } from '../../../support/given.ts';
import { type Bench, bench, enrolPerson, picture, refusal } from '../support.ts';

async function school(people = 3): Promise<Bench> {
  const at = bench();
  for (let who = 1; who <= people; who++) await enrolPerson(at, who);
  at.told.length = 0;
  return at;
}

describe('a person', () => {
  it('is found by id and by the tenant’s own number', async () => {
    const at = await school(2);
    await enrolPerson(at, 2, { tenantId: 2, name: 'Lain' });
    expect(await at.station.call('people.get', { personId: 2 })).toMatchObject({ userId: 2, templateCount: 1 });
    const found = await at.station.call('people.byUserId', { tenantId: 2, userId: 2 });
    expect(found).toMatchObject({ tenantId: 2, name: 'Lain' });
    const { station } = at;
    await expect(station.call('people.get', { personId: 99 })).rejects.toEqual(refusal('person_not_found'));
    for (const [tenantId, code] of [
      [2, 'person_not_found'],
      [9, 'tenant_not_found'],
    ] as const)
      await expect(station.call('people.byUserId', { tenantId, userId: 1 })).rejects.toEqual(refusal(code));
  });

  it('is made before anything is enrolled, with the next number where none is given', async () => {
    const at = await school(2);
    const made = await at.station.call('people.create', { name: ' Wati ', group: '7A' });
    expect(made).toMatchObject({ tenantId: 1, userId: given(1), name: 'Wati', group: '7A', templateCount: 0 });
    expect(at.told).toEqual([{ type: 'people.changed' }]);
    const again = at.station.call('people.create', { name: 'Wati', userId: given(1) });
    await expect(again).rejects.toEqual(refusal('conflict', { userId: given(1) }));
    expect(at.store.people.count(1)).toBe(3);
  });

  it('is changed in what is named and in nothing else', async () => {
    const at = await school(1);
    expect(await at.station.call('people.update', { personId: 1, group: '9B' })).toMatchObject({
      name: 'Siswa 1',
      group: '9B',
    });
    const renamed = await at.station.call('people.update', { personId: 1, name: 'Ayu' });
    expect(renamed).toMatchObject({ name: 'Ayu', group: '9B', templateCount: 1 });
    await expect(at.station.call('people.update', { personId: 9 })).rejects.toEqual(refusal('person_not_found'));
  });

  it('is forgotten by recognition, but stays', async () => {
    const at = await school(2);
    await enrolPerson(at, 1);
    expect(await at.station.call('people.forget', { personId: 1 })).toEqual({ count: 2 });
    expect(at.store.people.get(1)).toMatchObject({ templateCount: 0, hasPortrait: false });
    expect(at.gallery.templates(1)).toBe(1);
    expect(await at.station.call('people.forget', { personId: 1 })).toEqual({ count: 0 });
  });
});

describe('a template', () => {
  it('is found by UUID and by code, in its own tenant only', async () => {
    const at = await school(2);
    await enrolPerson(at, 1, { tenantId: 2 });
    const [template] = (await at.station.call('templates.ofPerson', { personId: 2 })).templates;
    expect(template).toMatchObject({ personId: 2, packId: 'test-pack', quality: 0.8 });
    expect(template).not.toHaveProperty('embedding');
    const { uuid = '', code = '' } = template ?? {};
    for (const by of [{ uuid }, { code }, { uuid: 'another', code }])
      expect(await at.station.call('templates.find', { tenantId: 1, ...by })).toMatchObject({
        template,
        person: { id: 2, userId: 2 },
      });
    for (const by of [{ uuid: code }, { code: uuid }, {}, { tenantId: 2, uuid, code }])
      await expect(at.station.call('templates.find', { tenantId: 1, ...by })).rejects.toEqual(
        refusal('template_not_found'),
      );
  });

  it('is listed by the page, in the order of enrolment, with whose it is', async () => {
    const at = await school(5);
    const page = (number: number) => at.station.call('templates.page', { tenantId: 1, page: number, limit: 2 });
    const numbers = async (number: number) => (await page(number)).items.map(({ person }) => person.userId);
    expect([await numbers(1), await numbers(2), await numbers(3), await numbers(4)]).toEqual([[1, 2], [3, 4], [5], []]);
    expect((await page(4)).total).toBe(5);
    await expect(at.station.call('templates.page', { tenantId: 9 })).rejects.toEqual(refusal('tenant_not_found'));
    await expect(at.station.call('templates.page', { tenantId: 1, limit: 101 })).rejects.toEqual(
      refusal('invalid_argument'),
    );
    await expect(at.station.call('templates.ofPerson', { personId: 99 })).rejects.toEqual(refusal('person_not_found'));
  });
});

describe('every face of one photo', () => {
  it('is named or not, largest first', async () => {
    const at = await school(2);
    const image = picture(
      { like: { 2: 1 }, width: 60, x: 20 },
      { like: { 9: 1 }, width: 90, x: 200 },
      { like: { 1: 1 } },
    );
    const { width, height, faces } = await at.station.call('recognition.identifyAll', { tenantId: 1, image });
    expect([width, height]).toEqual([640, 480]);
    expect(faces.map(({ person, box }) => [person?.userId ?? null, box.width])).toEqual([
      [1, 160],
      [null, 90],
      [2, 60],
    ]);
    expect(faces[0]?.distance).toBe(0);
    expect(faces[1]?.distance).toBeGreaterThan(0.35);
  });

  it('may be nobody’s at all, in an empty gallery too', async () => {
    const at = bench();
    const call = (image: Uint8Array) => at.station.call('recognition.identifyAll', { tenantId: 1, image });
    expect((await call(picture())).faces).toEqual([]);
    expect((await call(picture({ like: { 1: 1 } }))).faces).toMatchObject([{ person: null, distance: null }]);
    await expect(at.station.call('recognition.identifyAll', { tenantId: 9, image: picture() })).rejects.toEqual(
      refusal('tenant_not_found'),
    );
  });
});
