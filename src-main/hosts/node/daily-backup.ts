/**
 * One backup a day without anybody asking: at two in the morning, when nobody is at a gate. A computer that is off at night gets
 * it the next day, as soon as the gate has been quiet for a while.
 */
import type { Logger } from '../../station/ports.ts';

/** The quietest hour, on the computer's clock. */
const hour = 2;
/** Milliseconds after which it is made whatever happens at the gate. */
const atLatest = 8 * 3_600_000;
const checkEvery = 5 * 60_000;
/** Minutes without a decision that make a gate quiet. */
export const quietMinutes = 15;

export interface DailyBackupOptions {
  /** When the newest one was made; null: there is none. */
  newest(): Promise<Date | null>;
  make(): Promise<unknown>;
  quiet(): boolean;
  now: () => Date;
  log: Pick<Logger, 'info' | 'error'>;
}

/** Whether it is time. `quiet`: nobody is at the gate. */
export function backupDue(now: Date, newest: Date | null, quiet: boolean): boolean {
  const wanted = new Date(now);
  wanted.setHours(hour, 0, 0, 0);
  if (wanted > now) wanted.setDate(wanted.getDate() - 1);
  if (newest && newest >= wanted) return false;
  return quiet || now.getTime() - wanted.getTime() > atLatest;
}

/** Returns what ends it. */
export function backUpDaily({ newest, make, quiet, now, log }: DailyBackupOptions): () => void {
  let busy = false;
  async function check(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      if (!backupDue(now(), await newest(), quiet())) return;
      await make();
      log.info({}, 'The daily backup was made.');
    } catch (error) {
      log.error({ err: error }, 'The daily backup could not be made. It is tried again in a few minutes.');
    } finally {
      busy = false;
    }
  }
  const timer = setInterval(() => void check(), checkEvery);
  timer.unref();
  return () => clearInterval(timer);
}
