/** One Hadir a user: a second start shows the first one's gate, as that is what whoever started it wanted. */
import { app } from 'electron';

/** false: another one runs; it has been told, and this one ends. */
export function isFirst(): boolean {
  return app.requestSingleInstanceLock();
}

export function onSecondStart(show: () => void): void {
  app.on('second-instance', show);
}
