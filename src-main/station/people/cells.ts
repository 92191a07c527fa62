/**
 * What people type into cells, and what spreadsheets make of it: text cleaned of what cannot be seen, numbers put back as they
 * were written, words taken for what they mean. A cell that cannot be taken says why as a key of the messages.
 */
import { type FieldOf, fieldNamed, type PersonFieldName } from '../../../src-shared/contract/profile.ts';
import type { MessageKey, MessageParams } from '../../../src-shared/messages/index.ts';
import type { PersonField } from '../../../src-shared/person-fields.ts';

export type CellProblem = { message: MessageKey; params?: MessageParams };
export type CellValue = { value: string } | CellProblem;

/** Byte order marks and zero-width characters: they come with copied text and make equal names differ. */
const unseen = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const control = /[\u0000-\u001f\u007f-\u009f]/;

/** One line in composed form (NFC), with single spaces. */
export function cleanText(text: string): string {
  return text.replace(unseen, '').replace(/\s+/g, ' ').trim().normalize('NFC');
}

/** A cell as the station keeps it; `''` for an empty one, which says nothing. */
export function readCell(name: PersonFieldName, cell: string): CellValue {
  const field = fieldNamed(name);
  const tooLong: CellProblem = { message: 'roster.problem.too_long', params: { most: field.most } };
  // Nothing of a cell of a megabyte is wanted; it need not be cleaned first.
  if (cell.length > 20_000) return tooLong;
  const text = cleanText(cell);
  if (text === '') return { value: '' };
  if (text.length > field.most) return tooLong;
  if (control.test(text)) return { message: 'roster.problem.characters' };
  return read(field, text);
}

function read(field: PersonField, text: string): CellValue {
  switch (field.kind) {
    case 'text':
      return { value: text };
    case 'number':
      return readNumber(text);
    case 'user_number':
      return readUserNumber(text);
    case 'phone':
      return readPhone(text);
    case 'consent':
      return oneOf(consents, text) ?? { message: 'roster.problem.consent' };
    case 'choice':
      return readChoice(field, text);
  }
}

function readUserNumber(text: string): CellValue {
  const read = readNumber(text);
  if (!('value' in read)) return read;
  const number = Number(read.value);
  if (!/^\d+$/.test(read.value) || !Number.isSafeInteger(number)) return { message: 'roster.problem.user_number' };
  return { value: String(number) };
}

function readPhone(text: string): CellValue {
  const read = readNumber(text);
  if (!('value' in read)) return read;
  const phone = cleanPhone(read.value);
  return phone === null ? { message: 'roster.problem.phone' } : { value: phone };
}

/** By its words, or as an export writes it. */
function readChoice({ choices, problem }: FieldOf<string, 'choice'>, text: string): CellValue {
  const words = Object.entries(choices).map(([value, { words }]) => [value, [plain(value), ...words]] as const);
  const found = oneOf(Object.fromEntries(words), text);
  if (found) return found;
  return problem
    ? { message: problem }
    : { message: 'roster.problem.choice', params: { choices: Object.keys(choices).join(', ') } };
}

/**
 * A number that is a name (NIS, telephone): its zeros in front stay. Spreadsheets write `'0012` for text, `12345.0` for a number
 * read by another program, and `1.2345678E+9` for a long one. Where that has dropped digits, they are gone: the cell is refused
 * rather than filled up with zeros.
 */
function readNumber(text: string): CellValue {
  const plain = text.replace(/^['\u2018\u2019`\s]+/, '');
  const whole = /^(\d+)[.,]0{1,2}$/.exec(plain)?.[1];
  if (whole !== undefined) return { value: whole };
  const scientific = /^(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})$/.exec(plain);
  if (!scientific) return { value: plain };
  const [, first = '', rest = '', power = '0'] = scientific;
  if (rest.length < Number(power)) return { message: 'roster.problem.rounded' };
  return rest.length === Number(power) ? { value: first + rest } : { value: plain };
}

const consents: Record<string, readonly string[]> = {
  true: ['ya', 'y', 'setuju', 'yes', 'true', 'benar', '1', 'v', 'x'],
  false: ['tidak', 't', 'tdk', 'tidaksetuju', 'no', 'n', 'false', 'salah', '0'],
};

function oneOf(words: Record<string, readonly string[]>, text: string): CellValue | null {
  const word = plain(text);
  const found = Object.entries(words).find(([, same]) => same.includes(word));
  return found ? { value: found[0] } : null;
}

/** As words and headings are compared: small letters and digits only. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Telephone numbers as messages are sent to them: E.164. Numbers without a country are Indonesian ones.
 * `''` for nothing, null for what is no telephone number. */
export function cleanPhone(text: string): string | null {
  // What people put between digits, and a trunk zero in brackets: +62 (0)812-3456-7890.
  const compact = text.replace(/\(0\)/g, '').replace(/[\s\u00a0().\-–/]/g, '');
  if (compact === '') return '';
  const international = compact.startsWith('+') ? compact.slice(1) : withCountry(compact);
  return /^[1-9]\d{7,14}$/.test(international) ? `+${international}` : null;
}

/** Spreadsheets eat the zero of 0812…, so that a number may begin with its 8. */
function withCountry(digits: string): string {
  if (digits.startsWith('00')) return digits.slice(2);
  if (digits.startsWith('0')) return `62${digits.slice(1)}`;
  if (/^8\d{7,11}$/.test(digits)) return `62${digits}`;
  return digits;
}
