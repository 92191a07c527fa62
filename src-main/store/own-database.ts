/** What must be true of a database before anything in it is read or changed: ours, not too new, and of this key. */
import { StationError } from '../../src-shared/errors.ts';
import type { Connection } from './connection.ts';
import { schemaVersion } from './migrations/index.ts';
import type { Seal } from './seal.ts';
import { damaged } from './sqlite-errors.ts';
import { metaTable } from './tables/settings.ts';

/** "HADI", in the header of every database of ours. */
export const applicationId = 0x48414449;

/** The schema version; 0 for a file with nothing in it yet. */
export function checkedVersion(connection: Connection): number {
  const version = connection.pragma('user_version') as number;
  const tables = connection.get<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema')?.n ?? 0;
  if (version === 0 && tables === 0) return 0;
  if (connection.pragma('application_id') !== applicationId) {
    throw new StationError('internal', 'The data file belongs to another program.', { reason: 'foreign' });
  }
  if (version > schemaVersion) {
    throw new StationError(
      'version_too_new',
      `The data was written by a newer Hadir (data version ${version}; this one knows ${schemaVersion}). Update Hadir.`,
      { found: version, supported: schemaVersion },
    );
  }
  return version;
}

export function checkKey(connection: Connection, seal: Seal): void {
  const expected = metaTable(connection).get('key_check');
  if (expected === null) throw damaged('The data file has lost its key check.');
  if (expected === seal.keyCheck) return;
  throw new StationError(
    'wrong_key',
    'The sealing key is not the one this data was sealed with. Bring the right one back with `hadir key import`.',
  );
}
