/** The computer under the station: awake while the gate is open, and told apart from asleep. */
import type { BrowserWindow } from 'electron';
import { powerMonitor, powerSaveBlocker } from 'electron';
import type { Logger } from '../../station/ports.ts';

/** A gate that went dark greets nobody. */
export function keepAwake(window: BrowserWindow): void {
  const id = powerSaveBlocker.start('prevent-display-sleep');
  window.once('closed', () => void powerSaveBlocker.stop(id));
}

export interface PowerOptions {
  /** The computer was asleep or its session locked: what was open may have gone stale. */
  onResume(): void;
  log: Pick<Logger, 'info'>;
}

/** Returns what ends it. */
export function watchPower({ onResume, log }: PowerOptions): () => void {
  const suspended = (): void => log.info({}, 'The computer goes to sleep.');
  const resumed = (): void => {
    log.info({}, 'The computer is awake again.');
    onResume();
  };
  powerMonitor.on('suspend', suspended);
  powerMonitor.on('resume', resumed);
  powerMonitor.on('unlock-screen', onResume);
  return () => {
    powerMonitor.off('suspend', suspended);
    powerMonitor.off('resume', resumed);
    powerMonitor.off('unlock-screen', onResume);
  };
}
