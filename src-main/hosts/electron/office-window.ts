/** The office's own window, on another display than the gate's where there is one. */
import { type BrowserWindow, screen } from 'electron';
import type { DesktopSettings } from '../../../src-shared/desktop.ts';
import { appOrigin } from './app-protocol.ts';
import {
  bringToFront,
  canBeSeen,
  centred,
  displayFor,
  openWindow,
  usualSize,
  type WindowSurroundings,
} from './window.ts';

export interface OfficeOptions extends WindowSurroundings {
  settings(): DesktopSettings;
  onChange(): void;
}

export interface Office {
  isOpen(): boolean;
  /** Opens it, or brings it to the front. */
  show(): void;
  /** Onto a display again, after displays changed. */
  place(): void;
}

export function createOffice(options: OfficeOptions): Office {
  let window: BrowserWindow | null = null;
  const display = () => {
    const { gateDisplay, officeDisplay } = options.settings();
    return displayFor(officeDisplay, displayFor(gateDisplay).id);
  };
  return {
    isOpen: () => window !== null,
    show() {
      if (window) return bringToFront(window);
      window = openWindow(`${appOrigin}/#/today`, centred(display(), usualSize), options);
      window.once('closed', () => {
        window = null;
        options.onChange();
      });
      options.onChange();
    },
    place() {
      if (window && !canBeSeen(window.getBounds(), screen.getAllDisplays()))
        window.setBounds(centred(display(), usualSize));
    },
  };
}
