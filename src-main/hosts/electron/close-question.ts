/** What closing the gate's window means: a helper may want it off the screen, or the station off. */
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import { type Language, translate } from '../../../src-shared/messages/index.ts';

export type CloseAnswer = 'stay' | 'close' | 'quit';

/** In the order of the buttons; the first is what Escape means. */
const answers = ['stay', 'close', 'quit'] as const;

export async function askClosing(window: BrowserWindow, language: Language): Promise<CloseAnswer> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Hadir',
    message: translate(language, 'desktop.close.title'),
    detail: translate(language, 'desktop.close.body'),
    buttons: answers.map((answer) => translate(language, `desktop.close.${answer}`)),
    defaultId: 1,
    cancelId: 0,
    noLink: true,
  });
  return answers[response] ?? 'stay';
}
