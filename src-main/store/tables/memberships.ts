/** Who belonged to which group when. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function membershipsTable(_connection: Connection): Store['memberships'] {
  return unfinished();
}
