/** What a running station's host offers beside its ports. */
import { StationError } from '../../../src-shared/errors.ts';
import type { Context } from '../context.ts';
import type { Upkeep } from '../ports/office.ts';

/** Throws `not_supported` where there is none: on the command line of a station that rests. */
export function upkeepOf({ upkeep }: Context): Upkeep {
  if (!upkeep) throw new StationError('not_supported', 'Start the station first: this needs a running one.');
  return upkeep;
}
