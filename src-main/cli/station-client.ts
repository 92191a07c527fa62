/** The running station as the command line calls it: through its control channel, which only the owner of the data folder
 * can read the token of. */
import type { CommandInput, CommandName, CommandResults, StationClient } from '../../src-shared/contract.ts';
import { type PlainError, StationError } from '../../src-shared/errors.ts';
import { packBytes } from '../api/control/json-bytes.ts';
import { type ControlFile, readControlFile } from '../hosts/node/control-file.ts';
import { lastHolder } from '../store/index.ts';

/** Milliseconds for an answer; the commands of the command line take a few at most. */
const answerWithin = 30_000;

export function controlClient({ address, token }: Pick<ControlFile, 'address' | 'token'>): StationClient {
  return {
    async call<N extends CommandName>(name: N, args: CommandInput<N>): Promise<CommandResults[N]> {
      const answer = await ask(`${address}/api/station/v1/commands/${name}`, token, args);
      if (answer.error) throw StationError.fromPlain(answer.error);
      return answer.result as CommandResults[N];
    },
    // The channel is for single commands; nobody on the command line waits for events.
    subscribe: () => () => {},
  };
}

async function ask(url: string, token: string, args: unknown): Promise<{ result?: unknown; error?: PlainError }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hadir-control': token },
      body: JSON.stringify(packBytes(args)),
      signal: AbortSignal.timeout(answerWithin),
    });
    return (await response.json()) as { result?: unknown; error?: PlainError };
  } catch {
    throw new StationError('busy', 'The running station does not answer. Try again in a moment, or restart it.');
  }
}

/** Whether a station runs over the data folder, and how to reach it. */
export interface RunningStation extends ControlFile {
  station: StationClient;
  /** ISO 8601; null where it is not known. */
  since: string | null;
}

/** null where none runs, or none that answers: a killed one leaves its file behind. */
export async function runningStation(dataDir: string): Promise<RunningStation | null> {
  const control = readControlFile(dataDir);
  if (!control) return null;
  const station = controlClient(control);
  try {
    await station.call('station.status', {});
  } catch (error) {
    if (error instanceof StationError) return null;
    throw error;
  }
  const holder = lastHolder(dataDir);
  return { ...control, station, since: holder?.pid === control.pid ? holder.since : null };
}
