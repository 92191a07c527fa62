/** Groups. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function groupsTable(_connection: Connection): Store['groups'] {
  return unfinished();
}
