/** Compact lists for the office's tables. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function overviewTable(_connection: Connection): Store['overview'] {
  return unfinished();
}
