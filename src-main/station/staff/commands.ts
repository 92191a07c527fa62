/** Signing in, and who may. */
import { type StaffResults, staffArguments } from '../../../src-shared/contract/staff.ts';
import { unfinishedCommands } from '../../../src-shared/unfinished.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

export function staffCommands(_context: Context): Handlers<keyof StaffResults> {
  return unfinishedCommands(staffArguments);
}
