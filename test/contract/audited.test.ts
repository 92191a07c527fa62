/** What changes something names who did it and leaves its line in the audit list, command by command over the whole contract. */
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Upkeep } from '../../src-main/station/ports/office.ts';
import { actionsOf, type ChangingCommand, commandAudit } from '../../src-shared/command-audit.ts';
import {
  type CommandInput,
  type CommandName,
  commandArguments,
  type StationClient,
} from '../../src-shared/contract.ts';
import { school } from '../src-main/station/attendance/support.ts';
import { type Bench, bench } from '../src-main/station/support.ts';
import { changes, personal } from './changes.ts';
import { administrator } from './clients.ts';
import { everything } from './every-command.ts';

const commands = Object.keys(commandArguments) as CommandName[];
const actor = 'Bu Rina';

const upkeep: Upkeep = {
  backups: async () => ({ folder: '/data/backups', backups: [] }),
  backUp: async () => ({ name: 'one.backup', at: '2026-11-20T02:00:00.000Z', megabytes: 1 }),
  figures: () => ({ startedAt: '2026-11-20T00:00:00.000Z', minutes: [], queue: 0, diskFreeMb: 1000 }),
  log: async () => [],
  importPackFile: async () => ({ pack: 'standard', task: 'detector' }),
};

function linesAfter({ store }: Bench, last: number) {
  return store.audit.list(500, 0).entries.filter(({ id }) => id > last);
}
const lastLine = ({ store }: Bench): number => store.audit.list(1, 0).entries[0]?.id ?? 0;

test('every command says what it leaves behind, and nothing else does', () => {
  expect(Object.keys(commandAudit).sort()).toEqual([...commands].sort());
});

test('whoever changes something is named by an argument, but where nobody is signed in yet', () => {
  const changing = commands.filter((name) => actionsOf(name).length > 0);
  const unnamed = changing.filter((name) => !('actor' in commandArguments[name].shape));
  expect(changing.sort()).toEqual(Object.keys(changes).sort());
  expect(unnamed.sort()).toEqual(['attendance.disown', 'setup.begin', 'staff.signIn']);
  const naming = commands.filter((name) => 'actor' in commandArguments[name].shape);
  expect(naming.filter((name) => !changing.includes(name))).toEqual([]);
});

/** Who is in the line of a command that takes no actor. */
const named: Partial<Record<CommandName, string>> = {
  'attendance.disown': 'gate',
  'setup.begin': administrator.name,
  'staff.signIn': administrator.name,
};
/** Both names of whoever is renamed are in the list on purpose. */
const holdsNames = ['people.renamed'];

describe('one line, of who did it', () => {
  test.each(Object.keys(changes) as ChangingCommand[])('%s', async (name) => {
    const at = await school('06:40', { upkeep });
    const given = changes[name];
    const asked = typeof given === 'function' ? await given(at) : given;
    const before = lastLine(at);
    const args = 'actor' in commandArguments[name].shape ? { ...asked, actor } : asked;
    await at.station.call(name, args as CommandInput<ChangingCommand>);
    const lines = linesAfter(at, before);
    const [own] = actionsOf(name);
    expect(lines.map((line) => ({ action: line.action, actor: line.actor }))).toEqual([
      { action: own, actor: named[name] ?? actor },
    ]);
    expect(JSON.stringify(lines.filter(({ action }) => !holdsNames.includes(action)))).not.toContain(personal);
  });
});

test('what is said to read changes nothing that is stored, and nobody writes a line of another command’s', async () => {
  const at = bench();
  // Sees what others commit to the file.
  const watch = new DatabaseSync(at.store.path);
  const version = () => watch.prepare('PRAGMA data_version').get()?.data_version;
  const strays: string[] = [];
  const changed: CommandName[] = [];
  const call: StationClient['call'] = async (name, args) => {
    const before = { line: lastLine(at), version: version() };
    const look = (): void => {
      const allowed: readonly string[] = actionsOf(name);
      for (const { action } of linesAfter(at, before.line))
        if (!allowed.includes(action)) strays.push(`${name} writes ${action}`);
      if (version() === before.version) return;
      changed.push(name);
      if (commandAudit[name] === 'reads') strays.push(`${name} changes something`);
    };
    return at.station.call(name, args).finally(look);
  };
  await everything({ call, subscribe: at.station.subscribe });
  watch.close();
  expect(strays).toEqual([]);
  expect(changed).toContain('people.create');
});
