/** What leaves the station for whoever helps from afar, and what does not. */
import { expect, test } from 'vitest';
import { files } from '../../../../src-main/files/index.ts';
import type { Context } from '../../../../src-main/station/context.ts';
import { faultWindow, mostFaults, screenFaultCommands } from '../../../../src-main/station/diagnostics/commands.ts';
import type { Upkeep } from '../../../../src-main/station/ports/office.ts';
import type { CommandArguments } from '../../../../src-shared/contract.ts';
import { bench, enrolPerson, FakeClock } from '../support.ts';

const upkeep: Upkeep = {
  backups: async () => ({ folder: '/data/backups', backups: [] }),
  backUp: async () => ({ name: 'one.backup', at: '2026-11-20T02:00:00.000Z', megabytes: 1 }),
  figures: () => ({ startedAt: '2026-11-20T00:00:00.000Z', minutes: [], queue: 0, diskFreeMb: 1000 }),
  log: async () => [
    { at: '2026-11-20T01:00:00.000Z', level: 'warn', message: 'http://192.168.1.20:8000 refused, /home/guru/x too' },
  ],
  importPackFile: async () => ({ pack: 'standard', task: 'detector' }),
};

test('the bundle has figures, settings and the log, but nobody’s name and no address', async () => {
  const at = bench({ upkeep });
  const { person } = await enrolPerson(at, 1, { name: 'Dewi Lestari', group: 'VII A' });
  await at.station.call('settings.update', { school: 'SMP Cempaka', nextEvent: 'Rapat Ibu Ratna', gate: 'Timur' });
  await at.station.call('setup.begin', { school: 'SMP Cempaka', name: 'Pak Budi', password: 'rahasia sekali' });
  const made = await at.station.call('diagnostics.bundle', {});
  const parts = await files.readZip(made.bytes);
  expect([...parts.keys()].sort()).toEqual(['figures.json', 'log.json', 'settings.json']);
  const text = [...parts.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  expect(text).not.toMatch(/Dewi|Lestari|VII A|Cempaka|Ratna|Timur|Budi|192\.168|\/home/);
  expect(JSON.parse(new TextDecoder().decode(parts.get('figures.json')))).toMatchObject({ people: 1, templates: 1 });
  expect(text).toContain('"strictness": "normal"');
  expect(person.name).toBe('Dewi Lestari');
});

test('a backup and a bundle are in the audit list', async () => {
  const at = bench({ upkeep });
  expect(await at.station.call('backups.create', { actor: 'Ibu Ratna' })).toMatchObject({ name: 'one.backup' });
  await at.station.call('diagnostics.bundle', { actor: 'Ibu Ratna' });
  const { entries } = await at.station.call('audit.list', {});
  expect(entries.slice(0, 2).map(({ action, actor }) => [action, actor])).toEqual([
    ['diagnostics.bundled', 'Ibu Ratna'],
    ['backup.created', 'Ibu Ratna'],
  ]);
});

type Fault = CommandArguments<'diagnostics.screenFault'>;

const fault: Fault = {
  kind: 'render',
  message: "TypeError: Cannot read properties of null (reading 'map')",
  stack: ['RecentList index-B1.js:1:234', 'anonymous index-B1.js:1:9'],
  components: ['RecentList', 'LiveScreen'],
  screen: 'live',
  version: '0.1.0',
};

function logged() {
  const lines: string[] = [];
  const clock = new FakeClock();
  const write = (_fields: object, message: string) => void lines.push(message);
  const log = { info: write, warn: write, error: write };
  const { 'diagnostics.screenFault': told } = screenFaultCommands({ log, clock } as unknown as Context);
  return { lines, clock, tell: (changes: Partial<Fault> = {}) => told({ ...fault, ...changes }) };
}

test('one is one line with all that finds it', () => {
  const { lines, tell } = logged();
  expect(tell()).toEqual({ logged: true });
  expect(lines).toEqual([
    "Fault of a screen (live 0.1.0, render): TypeError: Cannot read properties of null (reading 'map'); " +
      'at RecentList index-B1.js:1:234 < anonymous index-B1.js:1:9; in RecentList < LiveScreen',
  ]);
});

test('whoever sends it, nobody is named', () => {
  const { lines, tell } = logged();
  tell({ message: 'Nobody named "Siti Aminah" has 0812345678', stack: [], components: [] });
  expect(lines).toEqual(['Fault of a screen (live 0.1.0, render): Nobody named … has #']);
});

test('the same one again is none, and neither are many; later there is room again, and how many were left out', () => {
  const { lines, clock, tell } = logged();
  clock.advance(faultWindow);
  tell();
  expect(tell()).toEqual({ logged: false });
  for (let i = 0; i < 50; i++) tell({ stack: [`f${i} a.js:1:${i}`] });
  expect(lines).toHaveLength(mostFaults);
  clock.advance(faultWindow);
  expect(tell()).toEqual({ logged: true });
  expect(lines.slice(mostFaults)).toEqual([
    '42 more faults of screens were not written down.',
    expect.stringContaining('Fault of a screen'),
  ]);
});
