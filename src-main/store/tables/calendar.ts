/** The school clock, rules and special days. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function calendarTable(_connection: Connection): Store['calendar'] {
  return unfinished();
}
