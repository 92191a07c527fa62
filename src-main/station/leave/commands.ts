/** Leave. */
import { type LeaveResults, leaveArguments } from '../../../src-shared/contract/leave.ts';
import { unfinishedCommands } from '../../../src-shared/unfinished.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

export function leaveCommands(_context: Context): Handlers<keyof LeaveResults> {
  return unfinishedCommands(leaveArguments);
}
