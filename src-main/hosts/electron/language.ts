/** Which language the shell itself speaks: its tray, dialogs and plain pages. */
import type { App } from 'electron';
import { type Language, languages } from '../../../src-shared/messages/index.ts';

/** Somebody's choice over the computer's own languages; English where it has neither of ours. */
export function languageOf(chosen: Language | null, app: Pick<App, 'getPreferredSystemLanguages'>): Language {
  if (chosen) return chosen;
  const own = app.getPreferredSystemLanguages().map((tag) => tag.toLowerCase().split('-')[0]);
  return own.map((tag) => languages.find((known) => known === tag)).find((known) => known !== undefined) ?? 'en';
}
