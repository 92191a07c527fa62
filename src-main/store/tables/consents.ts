/** Who agreed to the use of a person's biometrics, and when. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function consentsTable(_connection: Connection): Store['consents'] {
  return unfinished();
}
