/** The names that last: UUIDs of version 7 (RFC 9562, 5.7), whose first 48 bits are the milliseconds since 1970 at which they were made. */
import { v7 } from 'uuid';

/** A new one, of now, or of an instant (ISO 8601) for what was made before; of now as well where that cannot be read. */
export function uuid7(at?: string): string {
  const msecs = at === undefined ? Number.NaN : Date.parse(at);
  return msecs >= 0 ? v7({ msecs }) : v7();
}
