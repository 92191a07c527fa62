/** What a school knows about a pupil beyond the name. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function profilesTable(_connection: Connection): Store['profiles'] {
  return unfinished();
}
