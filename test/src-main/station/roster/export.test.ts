import fc from 'fast-check';
import { expect, it } from 'vitest';
import { files } from '../../../../src-main/files/index.ts';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { addPupil, day, importCsv, school } from './support.ts';

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
