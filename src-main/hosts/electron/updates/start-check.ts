/** The first thing at a start: whether this version has started before. A new one that did not live for half a minute twice
 * gets a third start with a question: back to the version before it, program and data together, or go on trying. There the
 * second half of the way back is done. */

import { StationError } from '../../../../src-shared/errors.ts';
import type { Logger } from '../../../station/ports.ts';
import { isIntact, type KeptFile } from './installers.ts';
import type { Records, WayBack } from './records.ts';

/** Milliseconds after which a start went well. */
export const healthyAfter = 30_000;
/** The start at which roll-back is offered: two have failed. */
export const offeredAt = 3;

/** What a person says to the offer. `installer`: of the earlier version, checked; where none was kept they choose one. */
export type RollbackAnswer = { goBack: false } | { goBack: true; installer: KeptFile };

export interface StartCheckOptions {
  records: Records;
  /** What runs. */
  version: string;
  now(): Date;
  offer(way: WayBack): Promise<RollbackAnswer>;
  /** Starts the installer, apart from this process. Throws where it does not start. */
  runInstaller(file: string): Promise<void>;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

export interface StartCheck {
  /** The installer of the earlier version runs: end at once, open nothing. */
  quit: boolean;
  /** The station is up: it is well once it has stayed up for a while. */
  started(): void;
  /** Ended on purpose: no failed start, however soon. */
  ended(): void;
}

/** Before anything of the station is opened, and before its modules are loaded: they may be what fails. */
export async function checkStart(options: StartCheckOptions): Promise<StartCheck> {
  const { records, version, now, log } = options;
  const before = records.read('starting.json');
  const tries = before?.version === version ? before.tries + 1 : 1;
  records.write('starting.json', { version, tries, at: now().toISOString() });
  dropStale(options);
  const way = records.read('way-back.json');
  let timer: NodeJS.Timeout | null = null;
  const clear = (): void => {
    if (timer) clearTimeout(timer);
    records.remove('starting.json');
  };
  const prove = (): void => {
    clear();
    // Later failures have other causes, and the data of then would be worth less every day.
    if (records.read('way-back.json')?.from === version) records.remove('way-back.json');
  };
  const started = (): void => {
    timer ??= setTimeout(prove, healthyAfter).unref();
  };
  const check = { started, ended: clear };
  if (way?.from !== version || tries < offeredAt) return { ...check, quit: false };
  log.warn({ version, tries }, 'This version did not start well; the one before it is offered.');
  return { ...check, quit: await goBack(options, way) };
}

/** A roll-back whose installer did not come to its end left everything as it was. */
function dropStale({ records, version, log }: StartCheckOptions): void {
  const journal = records.read('rolling-back.json');
  if (!journal || journal.to === version) return;
  log.error({ from: journal.from, to: journal.to }, 'The earlier version was not installed; its data was left alone.');
  records.remove('rolling-back.json');
}

async function goBack({ records, now, offer, runInstaller, log }: StartCheckOptions, way: WayBack): Promise<boolean> {
  const answer = await offer(way);
  if (!answer.goBack) return false;
  if (!(await isIntact(way.backup)) || !(await isIntact(answer.installer))) {
    log.error({}, 'The kept installer or backup was changed or is gone: the earlier version cannot be brought back.');
    return false;
  }
  const { from, to, backup } = way;
  // The data is put back by the version it belongs to, at its first start: until then nothing has changed.
  records.write('rolling-back.json', { from, to, backup, at: now().toISOString() });
  try {
    await runInstaller(answer.installer.path);
    return true;
  } catch (error) {
    records.remove('rolling-back.json');
    log.error({ err: error }, 'The installer of the earlier version did not start. Nothing was changed.');
    return false;
  }
}

/**
 * The second half of a roll-back, in the earlier version, before its station opens: its data comes back too. Both or neither: the
 * newer version never touches the data, and the earlier one does not open before the backup is in its place.
 */
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
