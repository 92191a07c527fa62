/** Who is sent what. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import type { Seal } from '../seal.ts';

export function endpointsTable(_connection: Connection, _seal: Seal): Store['endpoints'] {
  return unfinished();
}
