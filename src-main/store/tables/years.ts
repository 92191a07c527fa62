/** School years. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function yearsTable(_connection: Connection): Store['years'] {
  return unfinished();
}
