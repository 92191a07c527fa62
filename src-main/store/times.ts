/** Times in the database: ISO 8601, UTC, milliseconds, always 24 characters, so that their order as text is their order. */
import { StationError } from '../../src-shared/errors.ts';

/** Any ISO 8601 instant as the database has it. Errors: invalid_argument. */
export function utc(at: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) throw new StationError('invalid_argument', `"${at}" is not an ISO 8601 time.`);
  return time.toISOString();
}
