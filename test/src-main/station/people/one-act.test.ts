import { describe, expect, test } from 'vitest';
import { hourTemplates, rulesOf } from '../../../../src-renderer/screens/setup/hour-templates.ts';
import type { CommandInput, CommandName } from '../../../../src-shared/contract.ts';
import { type Bench, bench, picture } from '../support.ts';

const consent = { given: true, by: 'Ibu Sari', relation: 'guardian' } as const;

/** What of the station a command could have changed. */
async function book({ station }: Bench): Promise<unknown> {
  const { people } = await station.call('people.table', {});
  const { entries } = await station.call('audit.list', { limit: 500 });
  const { clocks, rules } = await station.call('calendar.get', {});
  const files = await Promise.all(
    people.map(async ({ id: personId }) => [
      await station.call('people.profile', { personId }),
      await station.call('consent.ofPerson', { personId }),
      await station.call('credentials.ofPerson', { personId }),
    ]),
  );
  const { records } = await station.call('attendance.records', { from: '2025-11-10', to: '2025-11-17' });
  return { people, entries, clocks, rules, files, records };
}

/** Siti (1), with the NIS 0001, and Budi (2). */
async function school(): Promise<Bench> {
  const at = bench();
  await at.station.call('people.add', { name: 'Siti', nis: '0001' });
  await at.station.call('enrolment.photo', {
    tenantId: 1,
    name: 'Budi',
    userId: 20,
    image: picture({ like: { 2: 1 } }),
  });
  return at;
}

const refused: [what: string, name: CommandName, args: object][] = [
  ['somebody new with a NIS that is taken', 'people.add', { name: 'Wati', nis: '0001', consent }],
  ['somebody new with a number that is taken', 'people.add', { name: 'Wati', userId: 20, nis: '0002', consent }],
  ['a new name with a NIS that is taken', 'people.save', { personId: 2, name: 'Budiman', group: '8B', nis: '0001' }],
  [
    'an arrival of somebody who is not there',
    'attendance.manualMany',
    { personIds: [1, 2, 99], at: '2025-11-17T00:01:00Z', reason: 'lupa' },
  ],
  ['PINs of somebody who is not there', 'credentials.issuePins', { personIds: [1, 2, 99] }],
  [
    'hours of which the last cannot be',
    'calendar.begin',
    { timeZone: 'Asia/Jayapura', rules: [...rulesOf('smp'), { weekdays: [1], group: null, plan: null }] },
  ],
];

test.each(refused)('%s: nothing at all is done, press after press', async (_what, name, args) => {
  const at = await school();
  const before = await book(at);
  for (let press = 0; press < 3; press++)
    await expect(at.station.call(name, args as CommandInput<CommandName>)).rejects.toThrow();
  expect(await book(at)).toEqual(before);
});

describe('all of it at once', () => {
  test('somebody new with profile and consent', async () => {
    const { station } = await school();
    const made = await station.call('people.add', {
      name: 'Wati',
      group: '7A',
      nis: '0002',
      consent,
      actor: 'Pak Eko',
    });
    expect(made).toMatchObject({ person: { name: 'Wati', group: '7A' }, consent: { given: true, by: 'Ibu Sari' } });
    const personId = made.person.id;
    expect(await station.call('people.profile', { personId })).toMatchObject({ nis: '0002' });
    const { entries } = await station.call('audit.list', {});
    const noted = entries.filter(({ subject, actor }) => subject === `person:${personId}` && actor === 'Pak Eko');
    expect(noted.map(({ action }) => action)).toEqual(['consent.given', 'profile.changed', 'person.added']);
  });

  test('name, group and profile', async () => {
    const { station } = await school();
    await station.call('people.save', { personId: 2, name: 'Budiman', group: '8B', nis: '0003' });
    expect(await station.call('people.get', { personId: 2 })).toMatchObject({ name: 'Budiman', group: '8B' });
    expect(await station.call('people.profile', { personId: 2 })).toMatchObject({ nis: '0003' });
  });

  test('faces and portrait go, from memory too', async () => {
    const { station } = await school();
    expect(await station.call('people.forgetBiometrics', { personId: 2 })).toEqual({ faces: 1, palms: 0 });
    expect(await station.call('people.get', { personId: 2 })).toMatchObject({ templateCount: 0, hasPortrait: false });
    expect(
      await station.call('recognition.identify', { tenantId: 1, image: picture({ like: { 2: 1 } }) }),
    ).toMatchObject({
      match: false,
    });
    const { entries } = await station.call('audit.list', {});
    expect(entries[0]).toMatchObject({ action: 'biometrics.removed', subject: 'person:2' });
  });

  test.each(hourTemplates)('the hours %s, once', async (template) => {
    const { station } = bench();
    const begin = { timeZone: 'Asia/Makassar', rules: rulesOf(template) };
    expect(await station.call('calendar.begin', begin)).toEqual({ rules: rulesOf(template).length });
    await expect(station.call('calendar.begin', begin)).rejects.toMatchObject({ code: 'conflict' });
    expect((await station.call('calendar.get', {})).rules).toHaveLength(rulesOf(template).length);
  });

  test('one arrival for several people, each once, told after all are written', async () => {
    const { station } = await school();
    const heard: string[] = [];
    station.subscribe(({ type }) => heard.push(type));
    const args = { personIds: [1, 2, 2], at: '2025-11-17T00:01:00Z', reason: 'listrik padam' };
    expect(await station.call('attendance.manualMany', args)).toEqual({ recorded: 2 });
    expect(heard).toEqual(['outbox', 'outbox']);
  });

  test('PINs that are theirs', async () => {
    const { station } = await school();
    const { pins } = await station.call('credentials.issuePins', { personIds: [1, 2] });
    expect(pins.map(({ personId }) => personId)).toEqual([1, 2]);
    const entry = { number: '20', pin: pins[1]?.pin ?? '' };
    expect(await station.call('credentials.byPin', entry)).toMatchObject({ person: { id: 2 } });
  });
});
