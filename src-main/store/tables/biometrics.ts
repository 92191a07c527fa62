/** Faces and palms as one list, for callers that page through both. */
import type { PalmStore } from '../../station/ports/palms.ts';
import type { Connection } from '../connection.ts';

export function biometricsTable(_connection: Connection): PalmStore['biometrics'] {
  return { page: () => [], count: () => 0 };
}
