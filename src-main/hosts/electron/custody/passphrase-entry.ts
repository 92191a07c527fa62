/** Asking for the passphrase until it is right, a little slower each time; and for a new one until it is good enough. */
import { StationError } from '../../../../src-shared/errors.ts';
import type { Language } from '../../../../src-shared/messages/index.ts';
import { say } from '../words/index.ts';
import { openByPassphrase, type PassphraseWrap } from './wrapped-key.ts';

/** Characters. With scrypt at its cost, twelve that are not a pattern hold against guessing for years. */
export const shortest = 12;
const fewestDifferent = 6;
/** A pattern no longer than this is a pattern however often it is repeated. */
const longestPattern = 5;
const rows = ['abcdefghijklmnopqrstuvwxyz', '0123456789012345', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Of neighbours in a row of the keyboard or of the alphabet, at most this share. */
const mostNeighbours = 0.6;

type Weakness = 'short' | 'few' | 'pattern';

/** When a passphrase is good enough to stand alone between a stolen disk and the templates. Length counts, not signs and digits:
 * four words are easier to remember than `P@ssw0rd` and harder to guess.
 * null: good enough. */
function weaknessOf(passphrase: string): Weakness | null {
  const letters = [...passphrase.normalize('NFKC').toLowerCase()];
  if (letters.length < shortest) return 'short';
  if (new Set(letters).size < fewestDifferent) return 'few';
  return isRepeated(letters) || isInOrder(letters) ? 'pattern' : null;
}

function isRepeated(letters: readonly string[]): boolean {
  for (let length = 1; length <= longestPattern; length++)
    if (letters.every((letter, i) => letter === letters[i % length])) return true;
  return false;
}

function isInOrder(letters: readonly string[]): boolean {
  const pairs = letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  const neighbours = pairs.filter((pair) => rows.some((row) => row.includes(pair) || row.includes(reversed(pair))));
  return neighbours.length > mostNeighbours * pairs.length;
}

function reversed(pair: string): string {
  return [...pair].reverse().join('');
}

type PassphraseQuestion =
  /** `wrong`: how often it was wrong since the start. */
  { purpose: 'open'; wrong: number } | { purpose: 'new'; weakness: Weakness | null };

/** null: the person closed the question. */
export type AskPassphrase = (question: PassphraseQuestion) => Promise<string | null>;

/** After the third wrong one: 2 s, 4 s, … up to this many seconds. What keeps a thief out is scrypt; this keeps a bored hand off. */
const longestWait = 60;
const freeTries = 3;

/** Seconds to wait after the `wrong`th wrong passphrase. */
export function waitAfter(wrong: number): number {
  return wrong < freeTries ? 0 : Math.min(longestWait, 2 ** (wrong - freeTries + 1));
}

/** Throws `wrong_key` (`reason` `no_passphrase`) where the person gives up. */
export async function askUntilOpen(
  wrapped: PassphraseWrap,
  ask: AskPassphrase,
  wait: (seconds: number) => Promise<void>,
): Promise<Uint8Array> {
  for (let wrong = 0; ; wrong++) {
    if (waitAfter(wrong) > 0) await wait(waitAfter(wrong));
    const passphrase = await ask({ purpose: 'open', wrong });
    if (passphrase === null) throw noPassphrase();
    const key = await openByPassphrase(wrapped, passphrase);
    if (key) return key;
  }
}

/** Throws `wrong_key` (`reason` `no_passphrase`) where the person gives up. */
export async function askUntilStrong(ask: AskPassphrase): Promise<string> {
  for (let weakness: Weakness | null = null; ; ) {
    const passphrase = await ask({ purpose: 'new', weakness });
    if (passphrase === null) throw noPassphrase();
    weakness = weaknessOf(passphrase);
    if (weakness === null) return passphrase;
  }
}

function noPassphrase(): StationError {
  return new StationError(
    'wrong_key',
    'Without its passphrase the station cannot open its data. Start Hadir again and type it, or choose the exported copy of the sealing key.',
    { reason: 'no_passphrase' },
  );
}

/** What the passphrase's page says to a question; see resources/passphrase/passphrase.js. */
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
