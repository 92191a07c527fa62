/** A roster out of a OneRoster bundle. */
import type { RosterChanges } from '../../../../src-shared/contract/roster.ts';
import { StationError } from '../../../../src-shared/errors.ts';

export async function previewOneRoster(_c: unknown, _a: unknown): Promise<RosterChanges> {
  throw new StationError('not_supported', 'x');
}
export async function importOneRoster(_c: unknown, _a: unknown): Promise<RosterChanges> {
  throw new StationError('not_supported', 'x');
}
