/**
 * The window that asks for the passphrase, before there is a station and its screens: a local page without preload, network or
 * storage. What is typed comes back as the value of the call that asked, so it is in no address, message or log.
 */
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { Language } from '../../../src-shared/messages/index.ts';
import { type AskPassphrase, wordsOf } from './custody/passphrase-entry.ts';

export interface PassphraseWindow {
  ask: AskPassphrase;
  /** Once the key is open. */
  close(): void;
}

/** `root`: the folder of package.json and resources. The window opens with the first question. */
export function passphraseWindow(root: string, language: Language): PassphraseWindow {
  let window: BrowserWindow | null = null;
  async function opened(): Promise<BrowserWindow> {
    if (window && !window.isDestroyed()) return window;
    window = new BrowserWindow({
      width: 640,
      height: 560,
      title: 'Hadir',
      backgroundColor: '#0e1716',
      autoHideMenuBar: true,
      fullscreenable: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        devTools: false,
      },
    });
    await window.loadFile(join(root, 'resources/passphrase/index.html'));
    return window;
  }
  return {
    async ask(question) {
      const shown = await opened();
      const closed = new Promise<null>((resolve) => shown.once('closed', () => resolve(null)));
      const words = JSON.stringify(wordsOf(question, language));
      // A page that goes away while it is asked never answers.
      const typed = shown.webContents.executeJavaScript(`ask(${words})`).catch(() => null);
      const answer: unknown = await Promise.race([typed, closed]);
      return typeof answer === 'string' ? answer : null;
    },
    close: () => window?.destroy(),
  };
}
