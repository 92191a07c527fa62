import { describe, expect, it, test } from 'vitest';
import { areOnePersons } from '../../../../src-main/station/enrolment/ownership.ts';
import { enrolPalm, handPicture } from '../palms/support.ts';
import { type Bench, bench, embeddingLike, enrolPerson, pack, picture, refusal } from '../support.ts';

describe('own template', () => {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1;

  test.each([
    [[], [], true],
    [[], [5], true],
    [[], [5, 6], true],
    [[], [5, 7, 6], true],
    [[], [5, 7], false],
    [[5], [6], true],
    [[5], [7], false],
    [[5], [7, 6], true],
    [[5], [8, 7], false],
    [[1, 9], [2, 8], true],
  ])('known %j, new %j: one person %s', (own, shots, one) => expect(areOnePersons(own, shots, near)).toBe(one));

  /** All that an enrolment may change. */
  const everything = (at: Bench) => ({
    people: at.store.people.list(1, '', 50, 0).people,
    templates: at.store.templates.ofTenant(1).map(({ id, personId }) => [id, personId]),
    gallery: at.gallery.templates(1),
    palms: at.store.people.list(1, '', 50, 0).people.flatMap(({ id }) => at.store.palms.ofPerson(id)),
    audit: at.store.audit.list(100, 0),
  });

  async function refused(at: Bench, call: () => Promise<unknown>, code: string): Promise<void> {
    const before = everything(at);
    await expect(call()).rejects.toEqual(refusal(code as 'unlike_face'));
    expect(everything(at)).toEqual(before);
  }

  const anna = picture({ like: { 5: 1 } });
  const bob = picture({ like: { 8: 1 } });

  describe('another face under a known number', () => {
    it('is refused and changes nothing, by every command', async () => {
      const at = bench();
      await enrolPerson(at, 5);
      const own = { tenantId: 1, userId: 5 };
      const template = { ...own, name: 'Siswa 5', packId: pack.id, embedding: Array.from(embeddingLike({ 8: 1 })) };
      await refused(at, () => at.station.call('enrolment.photo', { ...own, image: bob }), 'unlike_face');
      await refused(
        at,
        () => at.station.call('enrolment.photo', { ...own, image: bob, allowDuplicate: true }),
        'unlike_face',
      );
      await refused(at, () => at.station.call('enrolment.photos', { ...own, images: [anna, bob] }), 'unlike_face');
      await refused(at, () => at.station.call('enrolment.photos', { tenantId: 1, images: [anna, bob] }), 'unlike_face');
      await refused(at, () => at.station.call('enrolment.template', template), 'unlike_face');
    });

    it('takes the place of all that there was where it is told to, name and portrait too', async () => {
      const at = bench();
      await enrolPerson(at, 5);
      at.store.portraits.put(1, Uint8Array.of(1, 2), '2025-11-17T00:00:00.000Z');
      const call = { tenantId: 1, userId: 5, name: 'Bob', replace: true };
      const result = await at.station.call('enrolment.photo', { ...call, image: bob });
      expect(result).toMatchObject({
        person: { id: 1, name: 'Bob', templateCount: 1, hasPortrait: true },
        replaced: true,
      });
      expect(Array.from(at.store.portraits.get(1) ?? [])).not.toEqual([1, 2]);
      expect(at.gallery.search(1, embeddingLike({ 5: 1 }), 1)[0]?.similarity ?? 0).toBeLessThan(0.5);
      const actions = at.store.audit.list(100, 0).entries.map(({ action }) => action);
      expect(actions).toEqual(expect.arrayContaining(['people.renamed', 'enrolment.replaced']));
    });

    it('is refused all the same where it is somebody else’s', async () => {
      const at = bench();
      await enrolPerson(at, 5);
      await enrolPerson(at, 8);
      const call = () => at.station.call('enrolment.photo', { tenantId: 1, userId: 5, image: bob, replace: true });
      await refused(at, call, 'duplicate_face');
    });
  });

  test('two new people in one request are refused as a whole', async () => {
    const at = bench();
    await refused(at, () => at.station.call('enrolment.photos', { tenantId: 1, images: [anna, bob] }), 'unlike_face');
  });

  test('what one photo is refused for does not stop the others', async () => {
    const at = bench();
    const images = [picture(), anna, picture({ like: { 5: 0.95 } })];
    const { photos, person } = await at.station.call('enrolment.photos', { tenantId: 1, name: 'Anna', images });
    expect(photos).toMatchObject([{ refused: { code: 'no_face' } }, { enrolled: {} }, { enrolled: {} }]);
    expect(person).toMatchObject({ name: 'Anna', templateCount: 2 });
  });

  describe('another palm', () => {
    it('of the same hand is refused, and replaces it where it is told to; the other hand is nothing to it', async () => {
      const at = bench();
      await enrolPalm(at, 5, {}, { side: 'left', who: 15 });
      await enrolPalm(at, 5, {}, { side: 'right' });
      const own = { tenantId: 1, userId: 5 };
      const image = handPicture(at, { who: 9, side: 'right' });
      await refused(at, () => at.station.call('palms.photo', { ...own, image }), 'unlike_palm');
      const two = [handPicture(at, { who: 5, apart: 0.05, side: 'right' }), image];
      await refused(at, () => at.station.call('palms.photos', { ...own, images: two }), 'unlike_palm');
      const done = await at.station.call('palms.photo', { ...own, image, replace: true });
      expect(done).toMatchObject({ side: 'right', replaced: true, person: { palmCount: 2 } });
      const { verified } = await at.station.call('palms.verify', {
        ...own,
        image: handPicture(at, { who: 15, side: 'left', apart: 0.05 }),
      });
      expect(verified).toBe(true);
    });

    it('of two people in one request is refused; two hands of one person are not', async () => {
      const at = bench();
      const hands = (...whos: [number, 'left' | 'right'][]) =>
        whos.map(([who, side]) => handPicture(at, { who, side, apart: 0 }));
      const call = (images: Uint8Array[]) => at.station.call('palms.photos', { tenantId: 1, images });
      await refused(at, () => call(hands([1, 'left'], [2, 'left'])), 'unlike_palm');
      expect((await call(hands([1, 'left'], [2, 'right']))).person.palmCount).toBe(2);
    });
  });

  describe('a name', () => {
    const call = (at: Bench, name: string, changes: object = {}) =>
      at.station.call('enrolment.photo', { tenantId: 1, userId: 7, name, image: anna, actor: 'test', ...changes });

    it('unlike the roster’s is refused where nobody has seen the face', async () => {
      const at = bench();
      await at.station.call('people.create', { userId: 7, name: 'Rina Wati' });
      await refused(at, () => call(at, 'Andi'), 'name_conflict');
      await refused(
        at,
        () => at.station.call('palms.photo', { tenantId: 1, userId: 7, name: 'Andi', image: handPicture(at, {}) }),
        'name_conflict',
      );
      expect((await call(at, 'Andi', { replace: true })).person.name).toBe('Andi');
    });

    it('like the roster’s leaves its spelling', async () => {
      const at = bench();
      await at.station.call('people.create', { userId: 7, name: 'Siti Nuraini' });
      expect((await call(at, "SITI  NUR'AINI")).person.name).toBe('Siti Nuraini');
      expect((await call(at, 'User 7')).person.name).toBe('Siti Nuraini');
    });

    it('is taken where there was none, or where the face agrees, with a line in the audit list', async () => {
      const at = bench();
      await at.station.call('enrolment.photo', { tenantId: 1, userId: 7, image: anna });
      await call(at, 'Rina');
      await call(at, 'Rina Wati');
      const renamed = at.store.audit.list(100, 0).entries.filter(({ action }) => action === 'people.renamed');
      expect(renamed.map(({ actor, details }) => [actor, details.from, details.to]).toSorted()).toEqual([
        ['test', 'Rina', 'Rina Wati'],
        ['test', 'User 7', 'Rina'],
      ]);
    });
  });
});

describe('new holder', () => {
  async function everything() {
    const at = bench();
    const { person } = await enrolPerson(at, 5, { name: 'Anak Lama' });
    await enrolPalm(at, 5, { name: 'Anak Lama' }, { side: 'left' });
    await enrolPalm(at, 5, { name: 'Anak Lama', allowDuplicate: true }, { side: 'right' });
    await at.station.call('credentials.issuePin', { personId: person.id });
    await at.station.call('credentials.issueCard', { personId: person.id });
    const left = () => ({
      palms: at.store.palms.ofPerson(person.id).length,
      templates: at.store.templates.ofPerson(person.id).length,
      credentials: at.store.credentials.countOf([person.id]),
    });
    const actions = () => at.store.audit.list(50, 0).entries.map(({ action }) => String(action));
    return { ...at, person, left, actions };
  }

  it('by a face: palms, PIN and cards go with the face', async () => {
    const at = await everything();
    expect(at.left()).toEqual({ palms: 2, templates: 1, credentials: 2 });
    await enrolPerson(at, 5, { name: 'Anak Baru', image: picture({ like: { 6: 1 } }), replace: true });
    expect(at.left()).toEqual({ palms: 0, templates: 1, credentials: 0 });
    expect((await at.station.call('station.status', {})).palms).toBe(0);
    expect(at.actions()).toEqual(
      expect.arrayContaining(['palm.removed', 'pin.revoked', 'card.revoked', 'people.renamed']),
    );
  });

  it('by a palm: the face, the other hand, PIN and cards go', async () => {
    const at = await everything();
    await enrolPalm(at, 5, { name: 'Anak Baru', replace: true }, { who: 6, side: 'left' });
    expect(at.left()).toEqual({ palms: 1, templates: 0, credentials: 0 });
    expect(at.gallery.templates(1)).toBe(0);
    expect(at.actions()).toEqual(
      expect.arrayContaining(['face.removed', 'pin.revoked', 'card.revoked', 'people.renamed']),
    );
  });

  it('but not where the name is the same, or only spelt otherwise', async () => {
    const at = await everything();
    await enrolPerson(at, 5, { name: 'ANAK  LAMA', image: picture({ like: { 6: 1 } }), replace: true });
    expect(at.left()).toEqual({ palms: 2, templates: 1, credentials: 2 });
  });
});
