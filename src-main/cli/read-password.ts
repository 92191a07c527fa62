/** A new password for the command line: typed twice without showing it, or the first line of what is piped in. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { StationError } from '../../src-shared/errors.ts';
import type { Io } from './commands/io.ts';

/** Throws `invalid_argument` where nothing came, or the second time something else. */
export async function readPassword(io: Io, input: NodeJS.ReadStream = process.stdin): Promise<string> {
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
