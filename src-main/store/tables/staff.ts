/** Members of staff. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function staffTable(_connection: Connection): Store['staff'] {
  return unfinished();
}
