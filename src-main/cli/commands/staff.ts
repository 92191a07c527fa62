/** `hadir staff`: who may sign in to the office, for whoever helps a school that has lost its password. Passwords are typed, or
 * come from standard input, and are never an argument: those stay in the shell's history and can be seen by other users. */

import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { StaffMember } from '../../../src-shared/contract/staff.ts';
import type { StationClient } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type Role, roles } from '../../../src-shared/roles.ts';
import { letBackIn } from '../../hosts/node/let-back-in.ts';
import { type Command, type Io, readArguments, wrongUsage } from '../command.ts';
import { withStation } from '../station-access.ts';
import { columns } from './wording.ts';

const actor = 'command line';

export const command: Command = {
  usage: 'staff list | create NAME [--role ROLE] | password NAME',
  says: `who may sign in to the office; roles: ${roles.join(', ')}`,
  async run(args, config, io) {
    const { words, values } = readArguments(args, { values: ['role'], flags: [] });
    const [action = '', name, ...more] = words;
    const work = more.length === 0 ? workOf(action, name, values.role) : null;
    if (!work) return wrongUsage(command, io);
    // Asked for before the folder is locked: nobody waits for somebody who types.
    const password = action === 'list' ? '' : await readPassword(io);
    return withStation(config, 'hadir staff', (station) => work(station, io, password));
  },
};

type Work = (station: StationClient, io: Io, password: string) => Promise<number>;

/** null for words that are no command. Throws `invalid_argument`. */
function workOf(action: string, name: string | undefined, role: string | undefined): Work | null {
  if (action === 'list' && name === undefined && role === undefined) return list;
  if (action === 'create' && name !== undefined) return create(name, roleOf(role));
  if (action === 'password' && name !== undefined && role === undefined) return setPassword(name);
  return null;
}

async function list(station: StationClient, io: Io): Promise<number> {
  const { staff } = await station.call('staff.list', {});
  if (staff.length === 0)
    io.out('Nobody may sign in yet. Set the station up at its screen, or use `hadir staff create`.');
  for (const line of columns(staff.map((member) => [member.name, standing(member), lastSeen(member)]))) io.out(line);
  return 0;
}

function create(name: string, role: Role): Work {
  return async (station, io, password) => {
    const made = await station.call('staff.create', { name, role, password, actor });
    io.out(`${made.name} may sign in as ${made.role}.`);
    return 0;
  };
}

function setPassword(name: string): Work {
  return async (station, io, password) => {
    const member = await letBackIn(station, { name, password, actor });
    io.out(`${member.name} signs in with the new password from now on.`);
    return 0;
  };
}

function roleOf(text = 'administrator'): Role {
  const role = roles.find((one) => one === text);
  if (role) return role;
  throw new StationError('invalid_argument', `--role is "${text}"; it must be one of ${roles.join(', ')}.`);
}

function standing({ role, active }: StaffMember): string {
  return active ? role : `${role}, put out`;
}

function lastSeen({ lastSignInAt }: StaffMember): string {
  return lastSignInAt ? `last signed in ${lastSignInAt}` : 'never signed in';
}

/** A new password for the command line: typed twice without showing it, or the first line of what is piped in. Throws
 * `invalid_argument` where nothing came, or the second time something else. */
async function readPassword(io: Io, input: NodeJS.ReadStream = process.stdin): Promise<string> {
  const password = input.isTTY ? await typed(io, input) : await firstLine(input);
  if (password === '') throw new StationError('invalid_argument', 'No password came. Type one, or pipe it in.');
  return password;
}

async function firstLine(input: NodeJS.ReadStream): Promise<string> {
  const lines = createInterface({ input });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
  }
}

async function typed(io: Io, input: NodeJS.ReadStream): Promise<string> {
  // What is typed would be echoed to here.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  lines.on('SIGINT', () => process.exit(130));
  try {
    io.err('New password (it is not shown):');
    const first = await lines.question('');
    io.err('Once more:');
    if (first === (await lines.question(''))) return first;
    throw new StationError('invalid_argument', 'The two passwords differ. Nothing was changed.');
  } finally {
    lines.close();
  }
}
