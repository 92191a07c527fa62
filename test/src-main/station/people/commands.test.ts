import { describe, expect, it } from 'vitest';
import { StationError } from '../../../../src-shared/errors.ts';
import { addPupil, school } from '../roster/support.ts';
import { type Bench, bench, embeddingLike, enrolPerson, picture, portrait, refusal } from '../support.ts';

describe('commands', () => {
  async function school(people = 3): Promise<Bench> {
    const at = bench();
    for (let who = 1; who <= people; who++) await enrolPerson(at, who);
    at.told.length = 0;
    return at;
  }

  const changed = [{ type: 'people.changed' }];

  describe('people', () => {
    it('are listed by name, page by page, in the station’s own tenant by default', async () => {
      const at = await school();
      const first = await at.station.call('people.list', { limit: 2 });
      expect(first.people.map((person) => person.name)).toEqual(['Siswa 1', 'Siswa 2']);
      expect(first).toMatchObject({ total: 3, next: 2 });
      const rest = await at.station.call('people.list', { limit: 2, cursor: first.next ?? 0 });
      expect(rest).toMatchObject({ people: [{ name: 'Siswa 3', templateCount: 1, hasPortrait: true }], next: null });
    });

    it('are found by name, class or number', async () => {
      const at = await school();
      await enrolPerson(at, 4, { name: 'Agnès', group: '9C' });
      for (const query of ['agnes', '9c', '4'])
        expect((await at.station.call('people.list', { query })).people).toMatchObject([{ userId: 4 }]);
    });

    it('show their portrait', async () => {
      const at = await school(1);
      const { image } = await at.station.call('people.portrait', { personId: 1 });
      expect(Array.from(image ?? [])).toEqual(Array.from(portrait));
      expect(await at.station.call('people.portrait', { personId: 99 })).toEqual({ image: null });
    });

    it('are removed with templates and portrait, from memory too', async () => {
      const at = await school();
      expect(await at.station.call('people.remove', { personId: 2 })).toEqual({ removed: true });
      expect(at.store.people.get(2)).toBeNull();
      expect(at.store.templates.ofPerson(2)).toEqual([]);
      expect(at.store.portraits.get(2)).toBeNull();
      expect(at.gallery.similarityTo(1, 2, embeddingLike({ 2: 1 }))).toBeNull();
      expect(at.told).toEqual(changed);
      await expect(at.station.call('people.remove', { personId: 2 })).rejects.toEqual(refusal('person_not_found'));
    });

    it('stay recognisable when they could not be removed', async () => {
      const at = bench({
        store: (store) => ({
          ...store,
          people: {
            ...store.people,
            remove() {
              throw new StationError('storage_full', 'The disk is full.');
            },
          },
        }),
      });
      await enrolPerson(at, 1);
      await expect(at.station.call('people.remove', { personId: 1 })).rejects.toEqual(refusal('storage_full'));
      expect(at.store.templates.count(1)).toBe(1);
      expect(at.gallery.templates(1)).toBe(1);
    });
  });

  describe('templates', () => {
    it('are listed with whose they are', async () => {
      const at = await school(2);
      const { templates } = await at.station.call('templates.list', { tenantId: 1 });
      expect(templates.map(({ id, userId, name }) => ({ id, userId, name }))).toEqual([
        { id: 1, userId: 1, name: 'Siswa 1' },
        { id: 2, userId: 2, name: 'Siswa 2' },
      ]);
      expect(templates[0]?.embedding).toEqual(embeddingLike({ 1: 1 }));
    });

    it('of other packs are not shown', async () => {
      const at = await school(1);
      const embedding = Float32Array.of(1, 0);
      at.store.templates.insert({ personId: 1, packId: 'other-pack', embedding, quality: 1 }, '2025-11-17T00:00:00Z');
      expect((await at.station.call('templates.list', { tenantId: 1 })).templates).toHaveLength(1);
    });

    it('are removed one by one; with the last goes the portrait, the person stays', async () => {
      const at = await school(1);
      await enrolPerson(at, 1);
      expect(await at.station.call('templates.remove', { tenantId: 1, templateId: 1 })).toEqual({ count: 1 });
      expect(at.store.people.get(1)).toMatchObject({ templateCount: 1, hasPortrait: true });
      await at.station.call('templates.remove', { tenantId: 1, templateId: 2 });
      expect(at.store.people.get(1)).toMatchObject({ templateCount: 0, hasPortrait: false });
      expect([at.gallery.people(1), at.gallery.templates(1)]).toEqual([0, 0]);
    });

    it('of another tenant are not found', async () => {
      const at = await school(1);
      await enrolPerson(at, 1, { tenantId: 2 });
      const { station } = at;
      for (const templateId of [2, 99])
        await expect(station.call('templates.remove', { tenantId: 1, templateId })).rejects.toEqual(
          refusal('template_not_found'),
        );
      expect(at.store.templates.count(2)).toBe(1);
    });

    it('are removed by name, of everybody of that name in the tenant', async () => {
      const at = await school(1);
      await enrolPerson(at, 1);
      await enrolPerson(at, 2, { name: 'Siswa 1' });
      await enrolPerson(at, 3, { name: 'Siswa 1', tenantId: 2 });
      const { station } = at;
      expect(await station.call('templates.removeByName', { tenantId: 1, name: 'Siswa 1' })).toEqual({ count: 3 });
      expect([at.store.templates.count(1), at.gallery.templates(1)]).toEqual([0, 0]);
      expect([at.store.templates.count(2), at.gallery.templates(2)]).toEqual([1, 1]);
      await expect(station.call('templates.removeByName', { tenantId: 1, name: 'Siswa 1' })).rejects.toEqual(
        refusal('person_not_found'),
      );
    });
  });

  describe('the gallery', () => {
    it('is forgotten and read again at the next use', async () => {
      const at = await school();
      const status = () => at.station.call('gallery.status', { tenantId: 1 });
      expect(await status()).toEqual({ cached: true, count: 3, loadedAt: '2025-11-17T00:10:00.000Z' });
      expect(await at.station.call('gallery.invalidate', { tenantId: 1 })).toEqual({ tenantId: 1 });
      expect(await status()).toEqual({ cached: false, count: 0, loadedAt: null });
      at.clock.advance(1000);
      expect(await at.station.call('gallery.refresh', { tenantId: 1 })).toEqual({ count: 3 });
      expect(await status()).toEqual({ cached: true, count: 3, loadedAt: '2025-11-17T00:10:01.000Z' });
    });
  });

  it('no command of a tenant works for one that is not there', async () => {
    const { station } = bench();
    const tenantId = 8;
    const image = picture({ like: { 1: 1 } });
    const calls = [
      station.call('people.list', { tenantId }),
      station.call('templates.list', { tenantId }),
      station.call('templates.remove', { tenantId, templateId: 1 }),
      station.call('templates.removeByName', { tenantId, name: 'Siti' }),
      station.call('gallery.invalidate', { tenantId }),
      station.call('gallery.refresh', { tenantId }),
      station.call('gallery.status', { tenantId }),
      station.call('recognition.identify', { tenantId, image }),
      station.call('recognition.verify', { tenantId, userId: 1, image }),
    ];
    for (const result of await Promise.allSettled(calls))
      expect(result).toMatchObject({ reason: { code: 'tenant_not_found', details: { tenantId } } });
  });
});

describe('notes', () => {
  describe('the people table', () => {
    it('has everybody by name with what is there of each', async () => {
      const bench = school();
      const { station } = bench;
      const { id } = await addPupil(bench, 'Citra', '7A');
      await addPupil(bench, 'Ayu');
      await station.call('people.updateProfile', { personId: id, nis: '2026001', gender: 'P' });
      await station.call('credentials.issuePin', { personId: id });
      await station.call('credentials.issueCard', { personId: id });
      await station.call('consent.record', { personId: id, given: true, by: 'Ibu Siti', relation: 'guardian' });
      const { people } = await station.call('people.table', {});
      expect(people.map(({ name }) => name)).toEqual(['Ayu', 'Citra']);
      expect(people[0]).toMatchObject({
        nis: '',
        group: '',
        templates: 0,
        consent: false,
        hasPin: false,
        hasCard: false,
      });
      expect(people[1]).toMatchObject({
        id,
        nis: '2026001',
        group: '7A',
        gender: 'P',
        consent: true,
        hasPin: true,
        hasCard: true,
        leftOn: null,
      });
      await station.call('leavers.leave', { personId: id, on: '2026-07-13' });
      expect((await station.call('people.table', {})).people[1]).toMatchObject({ leftOn: '2026-07-13' });
    });

    it('counts photos and forgets a card that was revoked', async () => {
      const bench = school();
      const { station } = bench;
      await enrolPerson(bench, 1);
      const [{ id = 0 } = {}] = (await station.call('people.table', {})).people;
      await station.call('credentials.issueCard', { personId: id });
      await station.call('credentials.revokeCards', { personId: id });
      const [person] = (await station.call('people.table', {})).people;
      expect(person).toMatchObject({ hasCard: false, hasPortrait: true });
      expect(person?.templates).toBeGreaterThan(0);
    });
  });

  describe('removing many', () => {
    it('removes each once, tells what it removed, and passes over who is gone', async () => {
      const bench = school();
      const { station } = bench;
      const [a, b] = [await addPupil(bench, 'Ayu'), await addPupil(bench, 'Bunga')];
      expect(await station.call('people.removeMany', { personIds: [a.id, a.id, 999] })).toEqual({ removed: 1 });
      expect((await station.call('people.table', {})).people.map(({ id }) => id)).toEqual([b.id]);
      const { entries } = await station.call('audit.list', {});
      expect(entries.filter(({ action }) => action === 'person.removed')).toHaveLength(1);
    });

    it('takes faces out of the memory too', async () => {
      const bench = school();
      const { station, gallery } = bench;
      await enrolPerson(bench, 1);
      const [{ id = 0, tenantId = 0 } = {}] = (await station.call('people.list', {})).people;
      await station.call('people.removeMany', { personIds: [id] });
      expect(gallery.templates(tenantId)).toBe(0);
    });

    it('leaves no name in the outbox', async () => {
      const bench = school();
      const { station, store, clock } = bench;
      const { id: personId } = await addPupil(bench, 'Ayu');
      await station.call('attendance.manual', { personId, at: clock.now().toISOString(), reason: 'lupa' });
      expect(JSON.stringify(store.outbox.after(0, 10))).toContain('Ayu');
      await station.call('people.removeMany', { personIds: [personId] });
      expect(store.outbox.after(0, 10)).toEqual([]);
    });
  });

  describe('notes', () => {
    it('come newest first, and go with an entry in the audit that does not repeat them', async () => {
      const bench = school();
      const { station } = bench;
      const { id: personId } = await addPupil(bench, 'Ayu');
      await station.call('people.addNote', { personId, text: 'Alergi kacang', actor: 'Ratna' });
      const second = await station.call('people.addNote', { personId, text: 'Pindah duduk', actor: 'Agus' });
      const { notes } = await station.call('people.notes', { personId });
      expect(notes.map(({ text, author }) => `${text} ${author}`)).toEqual([
        'Pindah duduk Agus',
        'Alergi kacang Ratna',
      ]);
      await station.call('people.removeNote', { noteId: second.id });
      expect((await station.call('people.notes', { personId })).notes).toHaveLength(1);
      const { entries } = await station.call('audit.list', {});
      expect(entries[0]).toMatchObject({ action: 'note.removed', subject: `person:${personId}` });
      expect(JSON.stringify(entries)).not.toContain('Pindah duduk');
    });

    it('refuse unknown people and notes', async () => {
      const { station } = school();
      await expect(station.call('people.addNote', { personId: 9, text: 'x' })).rejects.toThrow(
        refusal('person_not_found'),
      );
      await expect(station.call('people.removeNote', { noteId: 9 })).rejects.toThrow(refusal('not_found'));
    });
  });

  describe('consent', () => {
    it('is what was said last, and the history stays', async () => {
      const bench = school();
      const { station } = bench;
      const { id: personId } = await addPupil(bench, 'Ayu');
      expect(await station.call('consent.ofPerson', { personId })).toEqual({ current: false, entries: [] });
      const by = { personId, by: 'Ibu Siti', relation: 'guardian', actor: 'Ratna' } as const;
      await station.call('consent.record', { ...by, given: true, note: 'Surat 12' });
      await station.call('consent.record', { ...by, given: false });
      const { current, entries } = await station.call('consent.ofPerson', { personId });
      expect(current).toBe(false);
      expect(entries.map(({ given, note, author }) => [given, note, author])).toEqual([
        [false, '', 'Ratna'],
        [true, 'Surat 12', 'Ratna'],
      ]);
    });
  });
});
