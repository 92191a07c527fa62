import { describe, expect, it } from 'vitest';
import { addPupil, school } from '../roster/support.ts';
import { enrolPerson, refusal } from '../support.ts';

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
    expect(notes.map(({ text, author }) => `${text} ${author}`)).toEqual(['Pindah duduk Agus', 'Alergi kacang Ratna']);
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
