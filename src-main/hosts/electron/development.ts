/** While the app is being made: `npm start` says when the screens or the preload were built anew. */
import { app, BrowserWindow } from 'electron';

/** The one thing that is said. */
export const reloadMessage = 'hadir:reload';

/** Nothing in an installed app, which nobody starts with a channel. */
export function reloadOnDemand(): void {
  if (app.isPackaged || !process.channel) return;
  process.on('message', (message) => {
    if (message !== reloadMessage) return;
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.reload();
  });
  // It must not keep the app alive.
  process.channel.unref();
}
