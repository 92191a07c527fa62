/** What the office's screens ask for. */
import { type OfficeResults, officeArguments } from '../../../src-shared/contract/office.ts';
import { unfinishedCommands } from '../../../src-shared/unfinished.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

export function officeCommands(_context: Context): Handlers<keyof OfficeResults> {
  return unfinishedCommands(officeArguments);
}
