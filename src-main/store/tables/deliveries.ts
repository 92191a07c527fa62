/** How far each delivery has come. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function deliveriesTable(_connection: Connection): Store['deliveries'] {
  return unfinished();
}
