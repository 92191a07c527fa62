/** What staff change in the settings holds from the next call on, wherever it is read. */
import { expect, test } from 'vitest';
import { bench, enrolPerson, livePack, picture, refusal } from '../support.ts';

test('school, gate and live-face check are told to every screen at once', async () => {
  const at = bench({ pack: livePack });
  await at.station.call('settings.update', { school: 'SMP Baru', gate: 'Gerbang Timur', liveness: 'require' });
  const status = await at.station.call('station.status', {});
  expect(status).toMatchObject({ school: 'SMP Baru', gate: 'Gerbang Timur', liveness: 'require' });
  expect(at.told).toEqual([{ type: 'settings.changed' }, expect.objectContaining({ type: 'status', status })]);
  expect(await at.station.call('letterhead.get', {})).toMatchObject({ school: 'SMP Baru' });
});

test('a decision at the gate is logged under its new name, with the new live-face check', async () => {
  const at = bench({ pack: livePack });
  await enrolPerson(at, 1);
  await at.station.call('settings.update', { gate: 'Gerbang Timur', liveness: 'require' });
  const image = picture({ like: { 1: 1 }, liveness: 0.1 });
  for (const seq of [1, 2, 3, 4, 5, 6]) await at.station.call('live.frame', { camera: 'a', seq, at: seq, image });
  const { events } = await at.station.call('recognition.events', {});
  expect(events[0]).toMatchObject({ gate: 'Gerbang Timur', livenessMode: 'require', outcome: 'spoof' });
});

test('portraits, templates a person and the least quality hold from the next enrolment on', async () => {
  const at = bench();
  await enrolPerson(at, 1);
  await at.station.call('settings.update', { keepPortraits: false, maxTemplatesPerPerson: 2 });
  const { person } = await enrolPerson(at, 2);
  expect(person.hasPortrait).toBe(false);
  for (let i = 0; i < 3; i++) await enrolPerson(at, 2);
  expect((await at.station.call('templates.ofPerson', { personId: person.id })).templates).toHaveLength(2);
  await at.station.call('settings.update', { minEnrolmentQuality: 0.9 });
  await expect(enrolPerson(at, 3)).rejects.toEqual(refusal('poor_quality'));
});

test('portraits that shall not be kept any more are erased, and the audit says how many', async () => {
  const at = bench();
  for (const who of [1, 1, 2]) await enrolPerson(at, who);
  at.told.length = 0;
  await at.station.call('settings.update', { keepPortraits: false, actor: 'Bu Rina' });
  for (const personId of [1, 2]) {
    expect(await at.station.call('people.portrait', { personId })).toEqual({ image: null });
    expect(at.store.people.get(personId)).toMatchObject({ hasPortrait: false });
  }
  expect(at.store.templates.count(1)).toBe(3);
  expect(at.told).toContainEqual({ type: 'people.changed' });
  const [entry] = at.store.audit.list(1, 0).entries;
  expect(entry).toMatchObject({ actor: 'Bu Rina', details: { keepPortraits: false, portraitsRemoved: 3 } });
  await at.station.call('settings.update', { keepPortraits: true });
  expect(await at.station.call('people.portrait', { personId: 1 })).toEqual({ image: null });
});

test('a stricter gate wants more of a face, and a relaxed one less', async () => {
  const outcome = async (strictness: 'relaxed' | 'normal' | 'strict') => {
    const at = bench();
    await enrolPerson(at, 1);
    await at.station.call('settings.update', { strictness });
    // Between what one step asks and the next: 0.56 + 0.05 * log10(1 / 1000) = 0.41 in a gallery of one.
    const image = picture({ like: { 1: 0.29 } });
    for (let seq = 1; seq <= 8; seq++) await at.station.call('live.frame', { camera: 'a', seq, at: seq, image });
    return (await at.station.call('recognition.events', {})).events[0]?.outcome;
  };
  expect(await outcome('relaxed')).toBe('accept');
  expect(await outcome('strict')).toBe('unknown');
});

test('what was set is there after a restart, over what the host says', async () => {
  const at = bench();
  await at.station.call('settings.update', { school: 'SMP Baru', actor: 'Ibu Ratna' });
  const again = at.restart();
  expect(await again.station.call('settings.get', {})).toMatchObject({ school: 'SMP Baru', gate: 'Gerbang Utama' });
  const { entries } = await again.station.call('audit.list', {});
  expect(entries[0]).toMatchObject({ actor: 'Ibu Ratna', action: 'settings.changed', details: { school: 'SMP Baru' } });
});

test('a station without a host says so', async () => {
  const { station } = bench();
  await expect(station.call('backups.list', {})).rejects.toEqual(refusal('not_supported'));
  await expect(station.call('diagnostics.get', {})).rejects.toEqual(refusal('not_supported'));
});
