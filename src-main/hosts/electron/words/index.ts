/** What the shell says before there are screens: about keys, passphrases and updates. Not in `src-shared/messages`, which every
 * screen loads. */
import type { Language } from '../../../../src-shared/messages/index.ts';
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };

export type WordKey = keyof typeof id;

export const shellWords: Record<Language, Record<WordKey, string>> = { id, en };

export function say(language: Language, key: WordKey, values: Record<string, string | number> = {}): string {
  return shellWords[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
