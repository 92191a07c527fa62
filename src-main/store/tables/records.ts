/** Attendance records. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function recordsTable(_connection: Connection): Store['records'] {
  return unfinished();
}
