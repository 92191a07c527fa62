/** `hadir clients`: programs on other machines that go on calling a keyless dialect as they always did. */
import { type Dialect, dialects, keylessDialects } from '../../../src-shared/access.ts';
import type { StationClient } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type Command, type Io, readArguments, wholeNumber, wrongUsage } from '../command.ts';
import { withStation } from '../station-access.ts';
import { columns } from './wording.ts';

const actor = 'command line';

export const command: Command = {
  usage: 'clients allow ADDRESS DIALECT | list | remove NUMBER',
  says: `addresses that need no key for one dialect: ${[...keylessDialects].join(', ')}`,
  async run(args, config, io) {
    const [action = '', ...words] = readArguments(args, { values: [], flags: [] }).words;
    const work = workOf(action, words);
    return work ? withStation(config, 'hadir clients', (station) => work(station, io)) : wrongUsage(command, io);
  },
};

type Work = (station: StationClient, io: Io) => Promise<number>;

function workOf(action: string, words: string[]): Work | null {
  const [first = '', second = ''] = words;
  if (action === 'list' && words.length === 0) return list;
  if (action === 'allow' && words.length === 2) return allow(first, dialectOf(second));
  if (action !== 'remove' || words.length !== 1) return null;
  return remove(wholeNumber('NUMBER', first) ?? 0);
}

function allow(address: string, dialect: Dialect): Work {
  return async (station, io) => {
    const { id } = await station.call('clients.allow', { address, dialect, actor });
    io.out(`Client ${id}: ${address} may call the ${dialect} dialect without a key.`);
    return 0;
  };
}

function remove(clientId: number): Work {
  return async (station, io) => {
    await station.call('clients.remove', { clientId, actor });
    io.out(`Client ${clientId} is removed.`);
    return 0;
  };
}

async function list(station: StationClient, io: Io): Promise<number> {
  const { clients } = await station.call('clients.list', {});
  if (clients.length === 0) io.out('No address may call without a key, but for this computer.');
  const rows = clients.map(({ id, address, dialect, createdAt }) => [
    String(id),
    address,
    dialect,
    `since ${createdAt}`,
  ]);
  for (const line of columns(rows)) io.out(line);
  return 0;
}

function dialectOf(text: string): Dialect {
  const dialect = dialects.find((name) => name === text);
  if (dialect) return dialect;
  throw new StationError(
    'invalid_argument',
    `"${text}" is no dialect; it must be one of ${[...keylessDialects].join(', ')}.`,
  );
}
