/** Palms: one Competitive Code of one shot each, sealed. */
import { StationError } from '../../../src-shared/errors.ts';
import type { PalmStore } from '../../station/ports/palms.ts';
import type { Connection } from '../connection.ts';
import type { Seal } from '../seal.ts';

function unfinished(): never {
  throw new StationError('not_supported', 'unfinished');
}

export function palmsTable(_connection: Connection, _seal: Seal): PalmStore['palms'] {
  return {
    insert: unfinished,
    ofPerson: () => [],
    ofTenantInPack: () => [],
    byCode: () => null,
    remove: unfinished,
    count: () => 0,
  };
}
