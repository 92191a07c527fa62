/** Gates and their direction. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function gatesTable(_connection: Connection): Store['gates'] {
  return unfinished();
}
