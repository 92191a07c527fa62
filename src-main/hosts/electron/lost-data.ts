/** Where the data is gone: the newest good backup is offered, and an empty station only to who asks for that twice. */
import { dialog } from 'electron';
import { StationError } from '../../../src-shared/errors.ts';
import type { Language } from '../../../src-shared/messages/index.ts';
import { databasePath, markErased, restoreNewest } from '../../store/index.ts';
import { startFailureWords } from './start-failure.ts';
import { say } from './words/index.ts';

export interface LostDataOptions {
  dataDir: string;
  /** The sealing key, 32 bytes. */
  key: Uint8Array;
  language: Language;
}

/** Starts by `start`; where that throws `data_lost` a person decides, and it is tried again. Throws what `start` throws, also
 * `data_lost` where the person closes the question. */
export async function startOrBringBack<T>(start: () => Promise<T>, options: LostDataOptions): Promise<T> {
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (!(error instanceof StationError) || error.code !== 'data_lost') throw error;
      if (!(await mended(options))) throw error;
    }
  }
}

const choices = ['restore', 'empty', 'quit'] as const;

/** false: the person gives up. */
async function mended(options: LostDataOptions): Promise<boolean> {
  const { language, dataDir } = options;
  for (;;) {
    const choice = await ask(language, 'lost', choices);
    if (choice === 'quit') return false;
    if (choice === 'restore' && (await broughtBack(options))) return true;
    if (choice === 'empty' && (await ask(language, 'lost.empty', ['no', 'yes'])) === 'yes') {
      markErased(databasePath(dataDir), new Date(), 'desktop');
      return true;
    }
  }
}

async function broughtBack({ dataDir, key, language }: LostDataOptions): Promise<boolean> {
  try {
    const { file, people } = restoreNewest(dataDir, key);
    const message = say(language, 'lost.restored', { file, people });
    await dialog.showMessageBox({ type: 'info', title: 'Hadir', message });
    return true;
  } catch (error) {
    await dialog.showMessageBox({ type: 'error', title: 'Hadir', message: startFailureWords(error, language) });
    return false;
  }
}

/** Closing the question is the last choice of `lost`, and the first of `lost.empty`. */
async function ask<C extends 'restore' | 'empty' | 'quit' | 'no' | 'yes'>(
  language: Language,
  about: 'lost' | 'lost.empty',
  options: readonly C[],
): Promise<C> {
  const word = (name: string) => say(language, `${about}.${name}` as 'lost.title');
  const away = about === 'lost' ? options.length - 1 : 0;
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Hadir',
    message: word('title'),
    detail: word('body'),
    buttons: options.map(word),
    defaultId: 0,
    cancelId: away,
    noLink: true,
  });
  return options[response] ?? (options[away] as C);
}
