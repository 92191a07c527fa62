/** The roster. */
import { type RosterResults, rosterArguments } from '../../../src-shared/contract/roster.ts';
import { unfinishedCommands } from '../../../src-shared/unfinished.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

export function rosterCommands(_context: Context): Handlers<keyof RosterResults> {
  return unfinishedCommands(rosterArguments);
}
