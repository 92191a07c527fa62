/** `hadir keys`: API keys of the school's other systems. */
import { type KeySummary, type Scope, scopes } from '../../../src-shared/access.ts';
import type { StationClient } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type Command, type Io, readArguments, wholeNumber, wrongUsage } from '../command.ts';
import { withStation } from '../station-access.ts';
import { columns } from './wording.ts';

const actor = 'command line';

export const command: Command = {
  usage: 'keys create NAME --scopes A,B [--expires TIME] | list | revoke NUMBER',
  says: `API keys; scopes: ${scopes.join(', ')}`,
  async run(args, config, io) {
    const { words, values } = readArguments(args, { values: ['scopes', 'expires'], flags: [] });
    const [action = '', word, ...more] = words;
    const work = workOf(action, word, values);
    return work && more.length === 0
      ? withStation(config, 'hadir keys', (station) => work(station, io))
      : wrongUsage(command, io);
  },
};

type Work = (station: StationClient, io: Io) => Promise<number>;

/** null for words that are no command. Throws `invalid_argument`. */
function workOf(action: string, word: string | undefined, values: { scopes?: string; expires?: string }): Work | null {
  if (action === 'list' && word === undefined) return list;
  if (action === 'create' && word !== undefined && values.scopes !== undefined)
    return create(word, scopesOf(values.scopes), values.expires === undefined ? null : timeOf(values.expires));
  const keyId = action === 'revoke' ? wholeNumber('NUMBER', word) : undefined;
  return keyId === undefined ? null : revoke(keyId);
}

function create(name: string, wanted: Scope[], expiresAt: string | null): Work {
  return async (station, io) => {
    const { key, ...made } = await station.call('keys.create', { name, scopes: wanted, expiresAt, actor });
    // The key alone goes to standard output, so that a script can take it.
    io.err(`Key ${made.id} "${made.name}" (${described(made)}). Keep it now; it is not shown again:`);
    io.out(key);
    return 0;
  };
}

function revoke(keyId: number): Work {
  return async (station, io) => {
    const { name } = await station.call('keys.revoke', { keyId, actor });
    io.out(`Key ${keyId} "${name}" is revoked.`);
    return 0;
  };
}

async function list(station: StationClient, io: Io): Promise<number> {
  const { keys } = await station.call('keys.list', {});
  if (keys.length === 0) io.out('There is no key. Make one with `hadir keys create`.');
  const rows = keys.map((key) => [String(key.id), key.name, described(key), used(key)]);
  for (const line of columns(rows)) io.out(line);
  return 0;
}

function described({ scopes: held, expiresAt, revokedAt }: KeySummary): string {
  if (revokedAt) return `${revokedAt === expiresAt ? 'expired' : 'revoked'} ${revokedAt}`;
  return `${held.join(', ')}${expiresAt ? `; until ${expiresAt}` : ''}`;
}

function used({ lastUsedAt }: KeySummary): string {
  return lastUsedAt ? `last used ${lastUsedAt}` : 'never used';
}

function scopesOf(text: string): Scope[] {
  const names = text.split(',').map((name) => name.trim());
  const isScope = (name: string): name is Scope => (scopes as readonly string[]).includes(name);
  const wrong = names.find((name) => !isScope(name));
  if (wrong === undefined) return names.filter(isScope);
  throw new StationError('invalid_argument', `--scopes has "${wrong}"; it must have some of ${scopes.join(', ')}.`);
}

/** A day ends with its last second, where the command is run. */
function timeOf(text: string): string {
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d.*)?$/.test(text)
    ? Date.parse(text.length === 10 ? `${text}T23:59:59` : text)
    : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw new StationError(
    'invalid_argument',
    `--expires is "${text}"; it must be a day or a time like 2026-12-31T18:00.`,
  );
}
