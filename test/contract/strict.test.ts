/** Every command of the contract, over every transport, refuses an argument that it does not know, and says which. */
import { describe, expect, test } from 'vitest';
import { describeError } from '../../src-renderer/format/describe-error.ts';
import { type CommandInput, type CommandName, commandArguments } from '../../src-shared/contract.ts';
import { nearestName, unknownFields } from '../../src-shared/decode-arguments.ts';
import { type DesktopCommand, decodeDesktopArguments, desktopArguments } from '../../src-shared/desktop.ts';
import { catalogues } from '../../src-shared/messages/index.ts';
import { asAdministrator, transports } from './clients.ts';

const commands = Object.keys(commandArguments) as CommandName[];
const stranger = { notKnownHere: 1 };

test.each(transports)('every command %s', async (_name, connect) => {
  const { client } = await asAdministrator(connect());
  for (const name of commands)
    await expect(client.call(name, stranger as unknown as CommandInput<CommandName>), name).rejects.toMatchObject({
      code: 'invalid_argument',
      details: { command: name, field: 'notKnownHere', reason: 'unknown_field' },
    });
});

test('every command of the desktop shell', () => {
  for (const name of Object.keys(desktopArguments) as DesktopCommand[])
    expect(() => decodeDesktopArguments(name, stranger), name).toThrow('notKnownHere is not known here');
});

describe.each(transports)('a screen of another version %s', (_name, connect) => {
  test.each<[string, CommandName, object]>([
    ['an argument', 'people.list', stranger],
    ['a command', 'people.listAll' as CommandName, {}],
  ])('is told to reload where it sends %s that there is none of, in both languages', async (_what, name, args) => {
    const { client } = await asAdministrator(connect());
    const error = await client.call(name, args as never).catch((thrown: unknown) => thrown);
    for (const language of ['id', 'en'] as const)
      expect(describeError(error, (key) => catalogues[language][key])).toBe(catalogues[language]['error.stale']);
  });
});

describe('nested fields', () => {
  test.each<[CommandName, object, string]>([
    ['live.frame', { image: { ticket: 'a', extra: 1 } }, 'image.extra'],
    ['promotion.apply', { moves: [{ from: '7A', too: '8A' }] }, 'moves.0.too'],
    ['calendar.addRule', { plan: { sessions: [{ opens: '06:00' }, { close: '07:00' }] } }, 'plan.sessions.1.close'],
    ['people.add', { consent: { given: true, whom: 'x' } }, 'consent.whom'],
    ['reports.export', { query: { report: 'month', month: '2025-11', from: '2025-11-01' } }, 'query.from'],
  ])('%s %j', (name, args, path) => {
    expect(unknownFields(commandArguments[name], args).map((field) => field.path)).toContain(path);
  });

  test('names of a record are nobody’s to know', () => {
    const args = { file: new Uint8Array(1), fileName: 'a.csv', mapping: { Nama: 'name' } };
    expect(unknownFields(commandArguments['roster.preview'], args)).toEqual([]);
  });
});

test('the nearest name', () => {
  expect(nearestName('person_id', ['from', 'group', 'personId'])).toBe('personId');
  const profile = ['gender', 'group', 'guardianName', 'guardianPhone', 'name', 'nis', 'nisn', 'personId', 'userId'];
  for (const [word, meant] of Object.entries({
    kelas: 'group',
    Rombel: 'group',
    class_name: 'group',
    nama: 'name',
    nama_lengkap: 'name',
    'jenis-kelamin': 'gender',
    no_hp_wali: 'guardianPhone',
    nama_ibu: 'guardianName',
    student_id: 'nis',
    nomor_induk_siswa_nasional: 'nisn',
    grup: 'group',
    person_id: 'personId',
  }))
    expect(nearestName(word, profile), word).toBe(meant);
  // What is meant has no place there: the nearest letters.
  expect(nearestName('kelas', ['date', 'class'])).toBe('class');
  expect(nearestName('x'.repeat(100_000), ['group', 'name'])).not.toBeNull();
  expect(nearestName('x', [])).toBeNull();
});
