/** Why the station cannot start, to the person in front of it: in their language, with what they can do. */
import { dialog } from 'electron';
import { StationError } from '../../../src-shared/errors.ts';
import { catalogues, type Language, type MessageKey, translate } from '../../../src-shared/messages/index.ts';

export function tellStartFailure(error: unknown, language: Language): void {
  dialog.showErrorBox(translate(language, 'desktop.fail.title'), startFailureWords(error, language));
}

/** Our own words for what a school meets, and below them the exact message for whoever helps by telephone. */
export function startFailureWords(error: unknown, language: Language): string {
  if (!(error instanceof StationError)) return translate(language, 'desktop.fail.unknown');
  const key = `desktop.fail.${error.code}`;
  const known = key in catalogues[language] ? (key as MessageKey) : 'desktop.fail.other';
  return `${translate(language, known)}\n\n${error.message}`;
}
