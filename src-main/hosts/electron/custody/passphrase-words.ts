/** What the passphrase's page says to a question. */
import type { Language } from '../../../../src-shared/messages/index.ts';
import { say } from '../words/index.ts';
import type { PassphraseQuestion } from './passphrase-entry.ts';

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
