/**
 * The second half of a roll-back, in the earlier version, before its station opens: its data comes back too. Both or neither: the
 * newer version never touches the data, and the earlier one does not open before the backup is in its place.
 */
import { StationError } from '../../../../src-shared/errors.ts';
import type { Logger } from '../../../station/ports.ts';
import { isIntact } from './installers.ts';
import type { Records } from './records.ts';

export interface FinishOptions {
  records: Records;
  version: string;
  now(): Date;
  /** `restore` of the store for this data folder and key: answers the name under which the newer data is kept. */
  restore(backup: string): { kept: string | null };
  log: Pick<Logger, 'info'>;
}

/** What was taken back just now; null at every other start. Throws `backup_invalid` and whatever `restore` throws: the station
 * must not open then, and the next start tries again. */
export async function finishRollback({ records, version, now, restore, log }: FinishOptions) {
  const journal = records.read('rolling-back.json');
  if (journal?.to !== version) return null;
  if (!(await isIntact(journal.backup))) {
    throw new StationError(
      'backup_invalid',
      `The earlier version is back, but the backup made for it was changed or is gone (${journal.backup.path}). Put it back, or install version ${journal.from} again: its data is untouched.`,
      { reason: 'rollback_backup' },
    );
  }
  const { kept } = restore(journal.backup.path);
  const { from, to } = journal;
  records.write('rolled-back.json', { from, to, at: now().toISOString(), kept });
  records.remove('way-back.json');
  records.remove('rolling-back.json');
  log.info({ from, to, kept }, 'The earlier version and its data are back; the newer data is kept beside it.');
  return { from, to };
}
