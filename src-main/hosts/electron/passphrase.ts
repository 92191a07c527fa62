/**
 * The window that asks for the passphrase, before there is a station and its screens: a local page without preload, network or
 * storage. What is typed comes back as the value of the call that asked, so it is in no address, message or log.
 */
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { Language } from '../../../src-shared/messages/index.ts';
import type { AskPassphrase, PassphraseQuestion } from './custody/passphrase-entry.ts';
import { say } from './words/index.ts';

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

/** What the page shows; see resources/passphrase/passphrase.js. */
export function wordsOf(question: PassphraseQuestion, language: Language): Record<string, string | boolean> {
  const isNew = question.purpose === 'new';
  const title = say(language, isNew ? 'passphrase.new.title' : 'passphrase.open.title');
  return {
    language,
    isNew,
    title,
    body: say(language, isNew ? 'passphrase.new.body' : 'passphrase.open.body'),
    problem: problemOf(question, language),
    hint: isNew ? say(language, 'passphrase.hint') : '',
    label: title,
    repeat: say(language, 'passphrase.repeat'),
    unlike: say(language, 'passphrase.unlike'),
    show: say(language, 'passphrase.show'),
    submit: say(language, 'passphrase.submit'),
    quit: say(language, 'passphrase.quit'),
  };
}

function problemOf(question: PassphraseQuestion, language: Language): string {
  if (question.purpose === 'open')
    return question.wrong > 0 ? say(language, 'passphrase.wrong', { wrong: question.wrong }) : '';
  return question.weakness === null ? '' : say(language, `passphrase.${question.weakness}`);
}
