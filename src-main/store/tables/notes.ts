/** Notes on people. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function notesTable(_connection: Connection): Store['notes'] {
  return unfinished();
}
