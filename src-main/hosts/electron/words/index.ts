/** What the shell says before there are screens: about keys, passphrases and updates. Not in `src-shared/messages`, which every
 * screen loads. */

import type { App } from 'electron';
import { type Language, languages } from '../../../../src-shared/messages/index.ts';
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };

export type WordKey = keyof typeof id;

export const shellWords: Record<Language, Record<WordKey, string>> = { id, en };

export function say(language: Language, key: WordKey, values: Record<string, string | number> = {}): string {
  return shellWords[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Which language the shell itself speaks: its tray, dialogs and plain pages.
 * Somebody's choice over the computer's own languages; English where it has neither of ours. */
export function languageOf(chosen: Language | null, app: Pick<App, 'getPreferredSystemLanguages'>): Language {
  if (chosen) return chosen;
  const own = app.getPreferredSystemLanguages().map((tag) => tag.toLowerCase().split('-')[0]);
  return own.map((tag) => languages.find((known) => known === tag)).find((known) => known !== undefined) ?? 'en';
}
