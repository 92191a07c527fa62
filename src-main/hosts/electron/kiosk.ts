/** Locks a window into its display: nothing in front of it, no way out by keys, by closing or by minimising it. */
import type { BrowserWindow, Event, Input } from 'electron';
import { BrowserWindow as Windows } from 'electron';
import { asksToLeave, reachesPage } from './shortcuts.ts';

/** Milliseconds that something else may be in front: a camera's question, a keyboard on the screen. */
const patience = 1_000;

export interface KioskOptions {
  platform: NodeJS.Platform;
  /** Somebody wants out: ask for an administrator. */
  onAsk(what: 'exit' | 'quit'): void;
}

/** Returns what unlocks the window again. */
export function lock(window: BrowserWindow, { platform, onAsk }: KioskOptions): () => void {
  let timer: NodeJS.Timeout | undefined;
  const hold = (): void => {
    window.setKiosk(true);
    // Above the taskbar and above what opens later.
    window.setAlwaysOnTop(true, 'screen-saver');
  };
  const onKey = (event: Event, input: Input): void => {
    if (input.type === 'keyDown' && asksToLeave(input, platform)) onAsk('exit');
    else if (reachesPage(input, platform)) return;
    event.preventDefault();
  };
  const onClose = (event: Event): void => {
    event.preventDefault();
    onAsk('quit');
  };
  const onLeft = (): void => {
    if (!window.isKiosk()) hold();
  };
  const onMinimised = (): void => window.restore();
  /** A card reader types into whatever is in front: that must be the gate, or a window of the office. */
  const onBlur = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!window.isDestroyed() && !Windows.getFocusedWindow()) window.focus();
    }, patience);
  };

  hold();
  window.webContents.on('before-input-event', onKey);
  window.on('close', onClose);
  window.on('leave-full-screen', onLeft);
  window.on('minimize', onMinimised);
  window.on('blur', onBlur);
  return () => {
    clearTimeout(timer);
    if (window.isDestroyed()) return;
    window.webContents.off('before-input-event', onKey);
    window.off('close', onClose);
    window.off('leave-full-screen', onLeft);
    window.off('minimize', onMinimised);
    window.off('blur', onBlur);
    window.setAlwaysOnTop(false);
    window.setKiosk(false);
  };
}
