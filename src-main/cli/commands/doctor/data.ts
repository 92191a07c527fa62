/** The sealing key, the data it opens, and the clock that dates it. */
import { existsSync } from 'node:fs';
import { StationError } from '../../../../src-shared/errors.ts';
import type { Config } from '../../../hosts/node/config.ts';
import { keyHistoryPath, wasUsedWith } from '../../../hosts/node/key-history.ts';
import { databasePath, type Examination, examine, refuseLoss } from '../../../store/index.ts';
import { sealingKey } from '../../sealing-key.ts';
import { type Finding, fail, ok, warn } from './finding.ts';
import { isOpen } from './folder.ts';

/** No station was built before it. */
const firstYear = 2025;
/** Milliseconds by which the newest record may lie ahead: clocks are set now and then. */
const ahead = 10 * 60_000;

/** The findings that need the key and the database, in one go. */
export function data(config: Config, now: Date): Finding[] {
  const path = databasePath(config.HADIR_DATA_DIR);
  try {
    refuseLoss(path, {
      keyIsOld: existsSync(config.HADIR_KEY_FILE),
      keyWasUsed: wasUsedWith(keyHistoryPath(config.HADIR_KEY_FILE), config.HADIR_DATA_DIR),
    });
  } catch (thrown) {
    return [fail('Database', messageOf(thrown)), clock(now, null)];
  }
  if (!existsSync(path)) return [noData(config), clock(now, null)];
  let key: Uint8Array;
  try {
    key = sealingKey(config);
  } catch (thrown) {
    return [fail('Key', messageOf(thrown)), fail('Database', 'cannot be opened without its key.'), clock(now, null)];
  }
  try {
    const examination = examine(path, key);
    return [keyFile(config), database(examination), clock(now, examination.newestEvent)];
  } catch (thrown) {
    const wrongKey = thrown instanceof StationError && thrown.code === 'wrong_key';
    const about = wrongKey
      ? [fail('Key', messageOf(thrown)), fail('Database', 'cannot be opened without its key.')]
      : [warn('Key', 'could not be tried on the data.'), fail('Database', messageOf(thrown))];
    return [...about, clock(now, null)];
  }
}

function noData({ HADIR_KEY_FILE }: Config): Finding {
  return existsSync(HADIR_KEY_FILE)
    ? ok('Key', 'there; no data is sealed with it yet.')
    : ok('Key', 'none yet. The first start of the station makes it.');
}

function keyFile({ HADIR_KEY_FILE: path }: Config): Finding {
  if (process.platform !== 'win32' && isOpen(path))
    return warn('Key', `others on this computer can read it. Run: chmod 600 ${path}`);
  return ok('Key', 'opens the data. Keep a copy apart from the backups: hadir key export FILE.');
}

function database({ whole }: Examination): Finding {
  return whole
    ? ok('Database', 'whole.')
    : fail('Database', 'damaged. Stop the station and restore a backup: hadir restore FILE.');
}

export function clock(now: Date, newestEvent: string | null): Finding {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const says = `${now.toISOString()}, time zone ${zone}`;
  if (now.getFullYear() < firstYear) return fail('Clock', `${says}: that is in the past. Set the computer's clock.`);
  if (newestEvent !== null && Date.parse(newestEvent) > now.getTime() + ahead)
    return fail('Clock', `${says}, but the newest record is of ${newestEvent}. Set the computer's clock.`);
  if (/^(Etc\/)?(UTC|UCT|GMT|Unknown)$/.test(zone))
    return warn('Clock', `${says}: is that the school's? Set the time zone, or every arrival is shown hours off.`);
  return ok('Clock', `${says}.`);
}

function messageOf(thrown: unknown): string {
  if (thrown instanceof StationError) return thrown.message;
  throw thrown;
}
