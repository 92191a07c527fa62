/** Who may call what, over the socket: each command, by nobody and by every role. */
import { describe, expect, it } from 'vitest';
import { commandRoles } from '../../src-shared/command-roles.ts';
import { type CommandName, commandArguments, type StationClient } from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';
import { type Role, roles } from '../../src-shared/roles.ts';
import { asAdministrator, become, transports } from './clients.ts';

const commands = Object.keys(commandArguments) as CommandName[];

it('every command says who may call it, and nothing else does', () => {
  expect(Object.keys(commandRoles).sort()).toEqual([...commands].sort());
});

/** The code that the door refused with; null where it let the call through to the station, whatever came of it there. */
async function refused(client: StationClient, name: CommandName): Promise<string | null> {
  try {
    await client.call(name, {} as never);
    return null;
  } catch (error) {
    const code = error instanceof StationError ? error.code : 'no StationError';
    return ['invalid_argument', 'not_supported', 'not_found', 'conflict', 'credential_refused'].includes(code)
      ? null
      : code;
  }
}

const ranks: ('gate' | Role)[] = ['gate', ...roles];

describe.each(transports)('a screen %s', (_name, connect) => {
  it.each(ranks)('of %s is refused everything above it and nothing else', async (rank) => {
    const { client } = await connect();
    if (rank !== 'gate') await asAdministrator(Promise.resolve({ client } as never));
    if (rank === 'viewer' || rank === 'operator') await become(client, rank);
    const above = rank === 'gate' ? 'unauthorised' : 'forbidden';
    const answers: Record<string, string | null> = {};
    const wanted: Record<string, string | null> = {};
    for (const name of commands) {
      answers[name] = await refused(client, name);
      wanted[name] = ranks.indexOf(commandRoles[name]) > ranks.indexOf(rank) ? above : null;
    }
    expect(answers).toEqual(wanted);
  });
});
