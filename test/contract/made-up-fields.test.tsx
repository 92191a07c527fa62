/**
 * Fields that nobody has written yet, one of each kind, added as a new one would be: a line in the table, a column, words. Each is
 * followed through every door that a profile goes through; one that does not know of it loses what was typed.
 */
import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../../src-main/store/connection.ts';
import { fieldName } from '../../src-renderer/screens/people/import/problem-words.ts';
import { changesOf, type Draft, draftOf, ProfileForm } from '../../src-renderer/screens/people/person/ProfileForm.tsx';
import { type Services, ServicesProvider } from '../../src-renderer/services.tsx';
import { createPreferences } from '../../src-renderer/stores/preferences.ts';
import { type Profile, type RosterField, rosterFields } from '../../src-shared/contract/profile.ts';
import { catalogues, type Language, languages, type MessageKey, translate } from '../../src-shared/messages/index.ts';
import type { PersonField } from '../../src-shared/person-fields.ts';
import { serve } from '../src-main/api/station/support.ts';
import { addPupil, importCsv, previewCsv, school } from '../src-main/station/roster/support.ts';

interface MadeUp {
  field: PersonField;
  words: { id: string; en: string };
  migration: string;
  /** As somebody types it, as a file says it, as the station keeps it, and another value. */
  typed: unknown;
  cell: string;
  kept: unknown;
  other: unknown;
}

const { made } = vi.hoisted(() => {
  const made: MadeUp[] = [
    {
      field: {
        name: 'homeAddress',
        of: 'profile',
        kind: 'text',
        most: 250,
        label: 'people.field.home_address' as MessageKey,
        headings: ['alamat', 'alamatrumah', 'homeaddress', 'address'],
        oneRoster: { in: 'users', column: 'metadata.homeAddress' },
      },
      words: { id: 'Alamat', en: 'Home address' },
      migration: "ALTER TABLE profiles ADD COLUMN home_address TEXT NOT NULL DEFAULT ''",
      typed: '  Jl. Merdeka 17,  Bandung ',
      cell: 'Jl. Merdeka 17, Bandung',
      kept: 'Jl. Merdeka 17, Bandung',
      other: 'Jl. Asia Afrika 3',
    },
    {
      field: {
        name: 'nik',
        of: 'profile',
        kind: 'number',
        unique: true,
        most: 20,
        label: 'people.field.nik' as MessageKey,
        headings: ['nik', 'populationnumber'],
        oneRoster: { in: 'userIds', type: 'NIK' },
      },
      words: { id: 'NIK', en: 'Population number' },
      migration:
        'ALTER TABLE profiles ADD COLUMN nik TEXT; CREATE UNIQUE INDEX profiles_nik ON profiles (tenant_id, nik)',
      typed: '0273010101100001',
      cell: "'0273010101100001",
      kept: '0273010101100001',
      other: '0273010101100002',
    },
    {
      field: {
        name: 'motherPhone',
        of: 'profile',
        kind: 'phone',
        most: 30,
        label: 'people.field.mother_phone' as MessageKey,
        headings: ['teleponrumahibu', 'mothersphone'],
        oneRoster: { in: 'users', column: 'metadata.motherPhone' },
      },
      words: { id: 'Telepon rumah ibu', en: "Mother's phone" },
      migration: "ALTER TABLE profiles ADD COLUMN mother_phone TEXT NOT NULL DEFAULT ''",
      typed: '0812 1111 2222',
      cell: '81211112222',
      kept: '+6281211112222',
      other: '+60123456789',
    },
    {
      field: {
        name: 'boarding',
        of: 'profile',
        kind: 'choice',
        most: 20,
        choices: {
          home: { label: 'people.boarding.home' as MessageKey, words: ['rumah'] },
          dorm: { label: 'people.boarding.dorm' as MessageKey, words: ['asrama'] },
        },
        fallback: null,
        label: 'people.field.boarding' as MessageKey,
        headings: ['tempattinggal', 'boarding'],
        oneRoster: { in: 'users', column: 'metadata.boarding' },
      },
      words: { id: 'Tempat tinggal', en: 'Boarding' },
      migration: 'ALTER TABLE profiles ADD COLUMN boarding TEXT',
      typed: 'dorm',
      cell: 'Asrama',
      kept: 'dorm',
      other: 'home',
    },
    {
      field: {
        name: 'pictureConsent',
        of: 'profile',
        kind: 'consent',
        most: 20,
        label: 'people.field.pictures' as MessageKey,
        hint: 'people.field.messages.hint',
        headings: ['persetujuanfoto', 'picturesagreed'],
        oneRoster: { in: 'users', column: 'metadata.pictureConsent' },
      },
      words: { id: 'Persetujuan foto', en: 'Pictures agreed' },
      migration: 'ALTER TABLE profiles ADD COLUMN picture_consent_at TEXT',
      typed: true,
      cell: 'Ya',
      kept: true,
      other: false,
    },
  ];
  return { made };
});

vi.mock('../../src-shared/person-fields.ts', async (original) => {
  const { personFields } = await original<typeof import('../../src-shared/person-fields.ts')>();
  return { personFields: [...personFields, ...made.map(({ field }) => field)] };
});

vi.mock('../../src-main/store/migrations/index.ts', async (original) => {
  const { migrate, ...rest } = await original<typeof import('../../src-main/store/migrations/index.ts')>();
  return {
    ...rest,
    migrate(connection: Connection, from: number, to: number) {
      migrate(connection, from, to);
      if (from === 0) for (const { migration } of made) connection.execute(migration);
    },
  };
});

beforeAll(() => {
  for (const language of languages)
    for (const { field, words } of made) Object.assign(catalogues[language], { [field.label]: words[language] });
  for (const words of Object.values(catalogues))
    Object.assign(words, { 'people.boarding.home': 'Rumah', 'people.boarding.dorm': 'Asrama' });
});

/** Every made-up field at once: as it is typed, kept and changed. */
const all = (pick: (one: MadeUp) => unknown) =>
  Object.fromEntries(made.map((one) => [one.field.name, pick(one)])) as Partial<Draft>;
const typed = all((one) => one.typed);
const kept = all((one) => one.kept);
const other = all((one) => one.other);
const headings = (language: Language) => made.map(({ words }) => words[language]);

async function profileOf(at: ReturnType<typeof school>, personId = 1): Promise<Profile> {
  return at.station.call('people.profile', { personId });
}

describe('fields that were made up', () => {
  it('are typed, kept, changed and named in the audit list, by every command that writes a profile', async () => {
    const at = school();
    await at.station.call('people.add', { ...typed, name: 'Ani' });
    expect(await profileOf(at)).toMatchObject(kept);
    expect(await profileOf(at)).toMatchObject({ pictureConsentAt: expect.stringMatching(/^2026-07-13T/) });
    await at.station.call('people.save', { personId: 1, ...other });
    expect(await profileOf(at)).toMatchObject({ ...other, pictureConsentAt: null });
    await at.station.call('people.updateProfile', { personId: 1, ...typed });
    expect(await profileOf(at)).toMatchObject(kept);
    for (const profile of [at.store.profiles.get(1), ...at.store.profiles.all(1)]) expect(profile).toMatchObject(kept);
    const { entries } = await at.station.call('audit.list', { limit: 10 });
    const fields = made.map(({ field }) => field.name);
    const named = entries.filter(({ action }) => action === 'profile.changed').map(({ details }) => details.fields);
    expect(named).toEqual([fields, fields, fields]);
  });

  it('are as long as the table says', async () => {
    const at = school();
    await addPupil(at, 'Ani');
    for (const { field } of made.filter(({ field: { kind } }) => kind !== 'consent' && kind !== 'choice'))
      await expect(
        at.station.call('people.save', { personId: 1, [field.name]: '9'.repeat(field.most + 1) }),
        field.name,
      ).rejects.toMatchObject({ code: 'invalid_argument' });
  });

  it.each(languages)(
    'stand in the form with their words (%s), and what was changed of them is sent',
    async (language) => {
      const at = school();
      const { person } = await at.station.call('people.add', { ...typed, name: 'Ani' });
      const profile = await profileOf(at);
      const storage = { getItem: () => JSON.stringify({ language }), setItem() {} } as unknown as Storage;
      const services = { preferences: createPreferences(storage), client: {} } as unknown as Services;
      const html = renderToStaticMarkup(
        <MantineProvider>
          <ServicesProvider services={services}>
            <ProfileForm person={person} profile={profile} mayWrite onSaved={async () => {}} />
          </ServicesProvider>
        </MantineProvider>,
      ).replaceAll('&#x27;', "'");
      for (const { field, words, kept } of made) {
        const byTestId = `[^>]*data-testid="profile-${field.name}"[^>]*>`;
        const [control = ''] = new RegExp(`<input${byTestId}|<select${byTestId}.*?</select>`).exec(html) ?? [];
        const shown = { consent: 'checked=""', choice: `value="${kept}" selected` }[field.kind as string];
        expect(control, field.name).toContain(shown ?? `value="${kept}"`);
        expect(html.includes(`>${words[language]}<`), field.name).toBe(true);
      }
      const before = draftOf('Ani', profile);
      const changes = changesOf({ ...before, ...other }, before);
      expect(changes).toEqual(other);
      await at.station.call('people.save', { personId: 1, ...changes });
      expect(await profileOf(at)).toMatchObject(other);
    },
  );

  it.each(languages)('come in as columns of a file, known by their headings (%s)', async (language) => {
    const at = school();
    const lines = [
      ['Nama', ...headings(language)].join(','),
      ['Ani', ...made.map(({ cell }) => `"${cell}"`)].join(','),
    ];
    const preview = await previewCsv(at, lines);
    expect(preview.columns.slice(1).map(({ field }) => field)).toEqual(made.map(({ field }) => field.name));
    expect(preview.sample[0]?.values).toMatchObject(all((one) => String(one.kept)));
    const shown = made.map(({ field }) => fieldName(field.name as RosterField, (key) => translate(language, key)));
    expect(shown).toEqual(headings(language));
    expect(await importCsv(at, lines)).toMatchObject({ added: 1, problems: [] });
    expect(await profileOf(at)).toMatchObject(kept);
    expect(await importCsv(at, lines)).toMatchObject({ unchanged: 1 });
    for (const { field, other } of made) {
      await at.station.call('people.save', { personId: 1, ...kept, [field.name]: other });
      expect(await previewCsv(at, lines), field.name).toMatchObject({ unchanged: 0 });
    }
    expect(rosterFields).toEqual(expect.arrayContaining(made.map(({ field }) => field.name)));
  });

  it.each([
    ['csv', 'id'],
    ['csv', 'en'],
    ['xlsx', 'en'],
    ['oneroster', 'id'],
  ] as const)('go out as %s (%s), and fill another station', async (format, language) => {
    const at = school();
    await at.station.call('people.add', { ...typed, name: 'Ani', group: '7A' });
    const { bytes: file, name: fileName } = await at.station.call('roster.export', { format, language });
    const other = school();
    if (format === 'oneroster') await other.station.call('roster.importOneRoster', { file });
    else await other.station.call('roster.import', { file, fileName });
    expect(await profileOf(other)).toMatchObject(kept);
    if (format !== 'csv') return;
    const [written = ''] = new TextDecoder().decode(file).split('\r\n');
    expect(written.split(/[,;]/).slice(-made.length)).toEqual(headings(language));
  });

  it('are read and changed over HTTP, and described there', async () => {
    const { call, station } = await serve();
    await station.call('people.create', { name: 'Ani' });
    const changed = await call('PATCH', '/people/1/profile', { body: typed });
    expect(changed).toMatchObject({ status: 200, body: kept });
    expect((await call('GET', '/people/1/profile')).body).toMatchObject(kept);
    const { body } = await call('GET', '!/docs/station/openapi.json');
    const { content } = body.paths['/api/station/v1/people/{personId}/profile'].patch.requestBody;
    const { Profile: profile, RosterChanges: changes } = body.components.schemas;
    for (const { field } of made) {
      expect(JSON.stringify(content), field.name).toContain(`"${field.name}"`);
      expect(profile.required).toContain(field.name);
      expect(JSON.stringify(changes), field.name).toContain(`"${field.name}"`);
    }
    expect(profile.required).toContain('pictureConsentAt');
  });
});

it('a number that is one person’s says who a row means, and is refused to anybody else', async () => {
  const at = school();
  const { id } = await addPupil(at, 'Ani', '7A');
  await addPupil(at, 'Budi', '7A');
  const nik = { nik: '0017' };
  await at.station.call('people.save', { personId: id, ...nik });
  await expect(at.station.call('people.save', { personId: 2, ...nik })).rejects.toMatchObject({
    code: 'conflict',
    message: 'Population number 0017 belongs to Ani. Check which of the two is right.',
  });
  expect(await importCsv(at, ['NIK,Nama', '0017,Ani Wijaya'])).toMatchObject({ changed: 1, added: 0 });
  expect((await at.station.call('people.get', { personId: id })).name).toBe('Ani Wijaya');
});

it('a cell that is none of the choices is refused, naming them', async () => {
  const { problems } = await previewCsv(school(), ['Nama,Tempat tinggal', 'Ani,di mana saja']);
  expect(problems).toMatchObject([{ message: 'roster.problem.choice', params: { choices: 'home, dorm' } }]);
});

it('the profile of somebody who has none is empty in every one of them', () => {
  const at = school();
  const empty: object = at.store.profiles.get(99);
  expect(made.map(({ field }) => Reflect.get(empty, field.name))).toEqual(['', '', '', null, false]);
});
