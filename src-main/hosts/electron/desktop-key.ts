/** The sealing key of this computer's station, with the dialogs that a person may meet on the way to it. */
import { app, dialog, safeStorage } from 'electron';
import type { StationError } from '../../../src-shared/errors.ts';
import type { Language } from '../../../src-shared/messages/index.ts';
import type { Logger } from '../../station/ports.ts';
import type { Config } from '../node/config.ts';
import { openKeyCustody, type Recovery } from './key-custody.ts';
import { passphraseWindow } from './passphrase.ts';
import { say, type WordKey } from './words/index.ts';

export interface DesktopKeyOptions {
  config: Pick<Config, 'HADIR_DATA_DIR' | 'HADIR_KEY_FILE'>;
  /** The folder of package.json and resources. */
  root: string;
  language: Language;
  log: Logger;
}

/** 32 bytes; give it to `startHost` as `sealingKey`. After the app is ready. Throws `wrong_key` where the person gives up. */
export async function desktopKey({ config, root, language, log }: DesktopKeyOptions): Promise<Uint8Array> {
  const entry = passphraseWindow(root, language);
  try {
    return await openKeyCustody({
      safeStorage,
      folder: app.getPath('userData'),
      dataDir: config.HADIR_DATA_DIR,
      plainKeyFile: config.HADIR_KEY_FILE,
      askPassphrase: entry.ask,
      recover: (problem) => askRecovery(problem, language),
      mayRemovePlain: (file) => askRemoval(file, language),
      log,
    });
  } finally {
    entry.close();
  }
}

const choices = ['again', 'copy', 'quit'] as const;

async function askRecovery(problem: StationError, language: Language): Promise<Recovery> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Hadir',
    message: say(language, 'key.title'),
    detail: say(language, wordsFor(problem), { recorded: String(problem.details.recorded ?? '') }),
    buttons: choices.map((choice) => say(language, `key.${choice}`)),
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  const choice = choices[response] ?? 'quit';
  if (choice !== 'copy') return { choice };
  const { filePaths } = await dialog.showOpenDialog({ title: say(language, 'key.copy'), properties: ['openFile'] });
  return filePaths[0] === undefined ? { choice: 'again' } : { choice: 'copy', file: filePaths[0] };
}

const reasons = [
  'damaged',
  'backend_changed',
  'keyring_refused',
  'missing',
  'another_key',
  'not_kept',
  'no_passphrase',
] as const;

function wordsFor({ details }: StationError): WordKey {
  const known = reasons.find((reason) => reason === details.reason);
  return known === undefined ? 'key.other' : `key.${known}`;
}

async function askRemoval(file: string, language: Language): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'Hadir',
    message: say(language, 'key.plain.title'),
    detail: say(language, 'key.plain.body', { file }),
    buttons: [say(language, 'key.plain.keep'), say(language, 'key.plain.remove')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
