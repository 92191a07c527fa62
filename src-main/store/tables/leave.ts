/** Leave requests. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import type { Seal } from '../seal.ts';

export function leaveTable(_connection: Connection, _seal: Seal): Store['leave'] {
  return unfinished();
}
