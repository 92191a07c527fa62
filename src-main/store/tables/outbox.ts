/** The outbox. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function outboxTable(_connection: Connection): Store['outbox'] {
  return unfinished();
}
