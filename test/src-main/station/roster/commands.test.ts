import fc from 'fast-check';
import { expect, it } from 'vitest';
import { files } from '../../../../src-main/files/index.ts';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { given } from '../../../support/given.ts';
import { refusal } from '../support.ts';
import { addPupil, audited, day, importCsv, membershipsOf, previewCsv, register, school } from './support.ts';

const file = [
  'No;NIS;NISN;Nama Lengkap;Kelas;L/P;Nama Orang Tua;No HP Wali;Persetujuan Pesan',
  '1;0012;0051234567;Dewi Lestari;7A;P;Bu Sri;0812-3456-7890;Ya',
  "2;'0013;0051234568; Bagus  Pratama ;7B;Laki-laki;;;",
];

it('takes a school list by its headings, and the same list again changes nothing', async () => {
  const at = school();
  expect(await importCsv(at, file)).toMatchObject({ rows: 2, added: 2, changed: 0, unchanged: 0, problems: [] });
  expect(await register(at)).toEqual([`${given(2)} Bagus Pratama 7B`, `${given(1)} Dewi Lestari 7A`]);
  const dewi = await at.station.call('people.byUserId', { tenantId: 1, userId: given(1) });
  expect(await at.station.call('people.profile', { personId: dewi.id })).toEqual({
    personId: dewi.id,
    nis: '0012',
    nisn: '0051234567',
    gender: 'P',
    guardianName: 'Bu Sri',
    guardianPhone: '+6281234567890',
    guardianLanguage: 'id',
    messagesConsent: true,
    messagesConsentAt: '2026-07-13T00:10:00.000Z',
    leftOn: null,
    memberships: [{ group: '7A', from: '2026-07-13', to: null }],
  });
  at.clock.advance(day);
  expect(await importCsv(at, file)).toMatchObject({ rows: 2, added: 0, changed: 0, unchanged: 2 });
  expect((await audited(at)).filter((line) => line.startsWith('roster'))).toEqual(['roster.imported roster']);
});

it('a preview says what an import would do, and does nothing', async () => {
  const at = school();
  await addPupil(at, 'Dewi Lestari', '7A');
  const preview = await previewCsv(at, file);
  expect(preview).toMatchObject({ rows: 2, added: 1, changed: 1, unchanged: 0 });
  expect(preview.columns.map(({ heading, field }) => [heading, field])).toEqual([
    ['No', null],
    ['NIS', 'nis'],
    ['NISN', 'nisn'],
    ['Nama Lengkap', 'name'],
    ['Kelas', 'group'],
    ['L/P', 'gender'],
    ['Nama Orang Tua', 'guardianName'],
    ['No HP Wali', 'guardianPhone'],
    ['Persetujuan Pesan', 'messagesConsent'],
  ]);
  expect(preview.sample[1]).toEqual({
    row: 3,
    change: 'added',
    values: { nis: '0013', nisn: '0051234568', name: 'Bagus Pratama', group: '7B', gender: 'L' },
  });
  expect(await register(at)).toEqual([`${given(1)} Dewi Lestari 7A`]);
  expect(await importCsv(at, file)).toEqual({ ...preview });
});

it('one bad row refuses the file, or is left out and listed', async () => {
  const at = school();
  const lines = ['NIS,Nama,JK', '1,Ani,P', '2,Budi,X', '3,,L'];
  await expect(importCsv(at, lines)).rejects.toThrow(refusal('import_refused', { rows: 3, bad: 2 }));
  expect(await register(at)).toEqual([]);
  const refused = await importCsv(at, lines).catch((error) => error);
  expect(JSON.parse(refused.details.problems)).toEqual([
    { file: null, row: 3, column: 'JK', value: 'X', message: 'roster.problem.gender', params: {} },
    { file: null, row: 4, column: null, value: '', message: 'roster.problem.name_missing', params: {} },
  ]);
  expect(refused.message).toBe(
    '2 of 3 rows cannot be taken, first row 3: Write L (male) or P (female). Correct them, or import the good rows only.',
  );
  expect(await importCsv(at, lines, { mode: 'good' })).toMatchObject({ rows: 3, added: 1 });
  expect(await register(at)).toEqual([`${given(1)} Ani`]);
});

it('finds people by number before name, and says where two of them disagree', async () => {
  const at = school();
  const ani = await addPupil(at, 'Ani', '7A', 10);
  await addPupil(at, 'Budi', '7A', 11);
  await at.station.call('people.updateProfile', { personId: ani.id, nis: '77' });
  const { problems, ...counts } = await importCsv(
    at,
    [
      'User ID,NIS,Nama,Kelas',
      '10,,Ani Wijaya,',
      ',77,Ani,7A',
      '11,77,Budi,7A',
      '12,77,Ani,7A',
      ',78,Budi,7A',
      ',79,Budi,7A',
    ],
    { mode: 'good' },
  );
  expect(counts).toMatchObject({ rows: 6, added: 0, changed: 2 });
  expect(problems.map(({ row, message, params }) => [row, message.split('.').at(-1), params])).toEqual([
    [3, 'duplicate', { row: 2 }],
    [4, 'several', { names: 'Budi (11), Ani (10)' }],
    [5, 'other_number', { name: 'Ani', number: 10 }],
    [7, 'duplicate', { row: 6 }],
  ]);
  expect(await register(at)).toEqual(['10 Ani Wijaya 7A', '11 Budi 7A']);
});

it('a namesake with numbers of their own is somebody else', async () => {
  const at = school();
  await importCsv(at, ['NIS,Nama,Kelas', '1,Ani,7A']);
  expect(await importCsv(at, ['NIS,Nama,Kelas', '2,Ani,7A'])).toMatchObject({ added: 1 });
  await expect(importCsv(at, ['Nama,Kelas,HP', 'Ani,7A,0812345678'])).rejects.toThrow('several people');
});

it('an empty cell says nothing; another class is a move from today on', async () => {
  const at = school();
  await importCsv(at, file);
  at.clock.advance(3 * day);
  await importCsv(at, ['NIS,Nama,Kelas,HP Wali', '0012,,8A,']);
  const dewi = await at.station.call('people.byUserId', { tenantId: 1, userId: given(1) });
  expect(dewi).toMatchObject({ name: 'Dewi Lestari', group: '8A' });
  expect(await membershipsOf(at, dewi.id)).toEqual(['7A 2026-07-13..2026-07-16', '8A 2026-07-16..']);
});

it('columns are taken as somebody says, or guessed by what stands in them', async () => {
  const at = school();
  const lines = ['a,b,c,d', '0051234567,Ani Wijaya,P,VII A', '0051234568,Budi,L,VII B'];
  const fields = async (mapping?: Record<string, 'name' | 'group' | null>) =>
    (await previewCsv(at, lines, mapping ? { mapping } : {})).columns.map(({ field }) => field);
  expect(await fields()).toEqual(['nisn', 'name', 'gender', 'group']);
  expect(await fields({ a: null, d: 'name' })).toEqual([null, null, 'gender', 'name']);
  await expect(fields({ e: 'name' })).rejects.toThrow('no column "e"');
  await expect(fields({ a: 'name', b: 'name' })).rejects.toThrow(refusal('invalid_argument', { field: 'mapping' }));
});

it('somebody who had left and is on the list again comes back', async () => {
  const at = school();
  await importCsv(at, file);
  await at.station.call('leavers.leave', { personId: 1, on: '2026-07-14' });
  at.clock.advance(7 * day);
  expect(await importCsv(at, file)).toMatchObject({ changed: 1, unchanged: 1 });
  expect(await membershipsOf(at, 1)).toEqual(['7A 2026-07-13..2026-07-14', '7A 2026-07-20..']);
  expect(await importCsv(at, file)).toMatchObject({ unchanged: 2 });
});

type Format = CommandInput<'roster.export'>['format'];

async function comesBack(at: ReturnType<typeof school>, format: Format, language: 'id' | 'en' = 'id') {
  const made = await at.station.call('roster.export', { format, language });
  return format === 'oneroster'
    ? at.station.call('roster.previewOneRoster', { file: made.bytes })
    : at.station.call('roster.preview', { file: made.bytes, fileName: made.name });
}

const letters = [...'abcdefghijklmnopqrstuvwxyzABCÉñ .\'-,;"=+@0\u00a0ʿ王'];
/** An apostrophe before a formula's first character is how CSV says "text": written by a person, it is read as that. */
const text = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 })
  .filter((written) => !/^'\s*[=+@-]/.test(written));
const pupil = fc.record({
  name: text.filter((name) => name.trim() !== ''),
  group: fc.oneof(fc.constant(''), fc.constantFrom('7A', 'VII-2', '=7', '07', '1,5', 'Kelas "B"'), text),
  nis: fc.oneof(
    fc.constant(''),
    fc.stringMatching(/^[0-9]{1,12}$/),
    fc.constantFrom("'0012", '12345.0', '1.5E+3', '7.001/22'),
  ),
  nisn: fc.oneof(fc.constant(''), fc.stringMatching(/^00[0-9]{8}$/)),
  gender: fc.constantFrom('L' as const, 'P' as const, null),
  guardianName: fc.oneof(fc.constant(''), text),
  guardianPhone: fc.constantFrom('', '0812-3456-7890', '+60123456789'),
  messagesConsent: fc.boolean(),
});

it('whatever the roster holds, its export comes back and changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pupil, { minLength: 1, maxLength: 8 }), async (pupils) => {
      const at = school();
      for (const { name, group, ...profile } of pupils) {
        const { id } = await addPupil(at, name, group);
        await at.station.call('people.updateProfile', { personId: id, ...profile }).catch(() => {});
      }
      at.clock.advance(day);
      for (const format of ['csv', 'oneroster'] as const) {
        const { rows, unchanged, problems } = await comesBack(at, format);
        expect({ format, rows, unchanged, problems }).toEqual({
          format,
          rows: pupils.length,
          unchanged: pupils.length,
          problems: [],
        });
      }
    }),
    { numRuns: 12 },
  );
});

it('as a workbook too, in either language', async () => {
  const at = school();
  await importCsv(at, ['NIS,Nama,Kelas,JK,HP,Persetujuan', '0012,Ani,7A,P,08123456789,Ya', '0013,=1+1,07,L,,Tidak']);
  for (const language of ['id', 'en'] as const)
    for (const format of ['xlsx', 'csv'] as const)
      expect(await comesBack(at, format, language)).toMatchObject({ rows: 2, unchanged: 2, problems: [] });
});

it('a bundle has every file that the manifest names, and fills another station with the same people', async () => {
  const [at, other] = [school(), school()];
  await importCsv(at, ['User ID,NIS,NISN,Nama,Kelas,JK', '7,0012,0051234567,Ani Wijaya,7A,P', '9,,,Budi,,L']);
  const { bytes, name } = await at.station.call('roster.export', { format: 'oneroster' });
  expect(name).toBe('oneroster-2026-07-13.zip');
  const contents = await files.readZip(bytes);
  const manifest = new TextDecoder().decode(contents.get('manifest.csv'));
  const named = [...manifest.matchAll(/^file\.(\w+),bulk\r$/gm)].map(([, file]) => `${file}.csv`);
  expect([...contents.keys()].sort()).toEqual([...named, 'manifest.csv'].sort());
  expect(manifest).toContain('file.results,absent');
  expect(new TextDecoder().decode(contents.get('users.csv'))).toContain('{NIS:0012},{NISN:0051234567}');
  await other.station.call('roster.importOneRoster', { file: bytes });
  const csvOf = async (from: typeof at) => (await from.station.call('roster.export', { format: 'csv' })).bytes;
  expect(await csvOf(other)).toEqual(await csvOf(at));
});

it('leaves out who has left', async () => {
  const at = school();
  await addPupil(at, 'Ani', '9A');
  await addPupil(at, 'Budi', '8A');
  await at.station.call('leavers.leave', { personId: 1, on: '2026-07-13' });
  expect(await comesBack(at, 'csv')).toMatchObject({ rows: 1 });
});
