/** What staff say of the gate's decisions. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function marksTable(_connection: Connection): Store['marks'] {
  return unfinished();
}
