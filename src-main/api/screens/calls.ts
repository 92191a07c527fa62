/** The calls of one screen, whatever the transport (socket, desktop shell): how large each may be, how many run at once, and each
 * answered as plain data. */
import type { CommandInput, CommandName } from '../../../src-shared/contract.ts';
import { type PlainError, plainError, StationError } from '../../../src-shared/errors.ts';
import { maxFileBytes } from '../form.ts';

/** Calls of one screen that may run at once; a camera sends its next frame only after the answer to the one before. */
const maxRunning = 16;

export type Call = (name: CommandName, args: CommandInput<CommandName>) => Promise<unknown>;
export type Answer = { result: unknown } | { error: PlainError };

/** The function that answers and never rejects, also where there is no such command, which the door says: `busy` past 16 calls at once, and `onFault` hears what is a fault of ours. */
export function answering(run: Call, onFault: (error: unknown) => void) {
  let running = 0;
  return async (name: string, args: unknown): Promise<Answer> => {
    running++;
    try {
      if (running > maxRunning) throw new StationError('busy', 'Too many calls at once.');
      return { result: await run(name as CommandName, args as CommandInput<CommandName>) };
    } catch (error) {
      const plain = plainError(error);
      if (plain.code === 'internal') onFault(error);
      return { error: plain };
    } finally {
      running--;
    }
  };
}

/** Of one request of a screen, whatever the transport.
 * Bytes: the largest file, and the words around it. */
export const maxRequestBytes = maxFileBytes + 64 * 1024;
