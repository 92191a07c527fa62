/** The sign that the station runs, while no window shows it, and the way back to one. */
import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import { type Language, translate } from '../../../src-shared/messages/index.ts';

export interface TrayOptions {
  /** The folder of package.json. */
  root: string;
  platform: NodeJS.Platform;
  language(): Language;
  /** The gate was a kiosk and could be one again. */
  canLock(): boolean;
  openGate(): void;
  openOffice(): void;
  lock(): void;
  quit(): void;
}

export interface TrayIcon {
  /** After the language or the kiosk changed. */
  refresh(): void;
  close(): void;
}

export function showTray(options: TrayOptions): TrayIcon {
  const { root, platform } = options;
  // macOS draws it itself, black on light and white on dark.
  const file = platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';
  const tray = new Tray(nativeImage.createFromPath(join(root, 'resources/tray', file)));
  tray.on('click', () => {
    if (platform !== 'darwin') options.openGate();
  });
  const refresh = (): void => {
    const t = (key: Parameters<typeof translate>[1]) => translate(options.language(), key);
    tray.setToolTip(t('desktop.tray.tip'));
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: t('desktop.tray.gate'), click: options.openGate },
        { label: t('desktop.tray.office'), click: options.openOffice },
        ...(options.canLock() ? [{ label: t('desktop.tray.lock'), click: options.lock }] : []),
        { type: 'separator' },
        { label: t('desktop.tray.quit'), click: options.quit },
      ]),
    );
  };
  refresh();
  return { refresh, close: () => tray.destroy() };
}
