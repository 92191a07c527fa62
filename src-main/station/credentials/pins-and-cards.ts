/** What stands on a card and in a PIN: made out of unguessable bytes, and read back. */
import { StationError } from '../../../src-shared/errors.ts';

/**
 * What a card says. The station's own: `HADIR1:`, 128 unguessable bits in 26 characters of Crockford's base 32 (without
 * letters that look like digits), and one check character (Luhn's formula over 32 characters), so that a misread card is
 * told from a foreign one. All of it fits a QR code's alphanumeric mode. Other cards: whatever their reader types.
 */
const prefix = 'HADIR1:';
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytesOfCard = 16;
/** 26 × 5 = 130 bits: two more than there are. */
const characters = 26;
const shortest = 4;

/** `random`: that many unguessable bytes. */
export function newCardText(random: (count: number) => Uint8Array): string {
  let number = random(bytesOfCard).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let i = 0; i < characters; i++) {
    text = alphabet.charAt(Number(number & 31n)) + text;
    number >>= 5n;
  }
  return `${prefix}${text}${checkOf(text)}`;
}

/** A reader's text as it is compared: without the control characters that readers add, in capitals. */
export function cardText(read: string): string {
  const text = read
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, '')
    .trim()
    .toUpperCase();
  if (!text.startsWith(prefix)) return text;
  // Crockford's base 32 reads what looks alike as the same.
  return prefix + text.slice(prefix.length).replace(/[OIL]/g, (letter) => (letter === 'O' ? '0' : '1'));
}

/** Of the station's own form, whole or misread. `text`: as `cardText` gives it. */
export function isOwnCard(text: string): boolean {
  return text.startsWith(prefix);
}

/** False for a misread one. */
export function isWhole(text: string): boolean {
  const body = text.slice(prefix.length);
  const ours = body.length === characters + 1 && Array.from(body).every((character) => alphabet.includes(character));
  return ours && checkOf(body.slice(0, -1)) === body.at(-1);
}

/** The text of a card that somebody has already. Throws `invalid_argument`. */
export function foreignCardText(read: string): string {
  const text = cardText(read);
  if (text.length < shortest)
    throw new StationError(
      'invalid_argument',
      `The card's text has fewer than ${shortest} characters. Read it again.`,
      {
        field: 'text',
      },
    );
  if (isOwnCard(text))
    throw new StationError('invalid_argument', "This is a card of the station's own. Make a new one instead.", {
      field: 'text',
    });
  return text;
}

/** Luhn's formula with 32 in place of 10: every single wrong character is found. */
function checkOf(text: string): string {
  const base = alphabet.length;
  const sum = Array.from(text).reduceRight((total, character, i) => {
    const doubled = alphabet.indexOf(character) * ((text.length - i) % 2 === 1 ? 2 : 1);
    return total + Math.floor(doubled / base) + (doubled % base);
  }, 0);
  return alphabet.charAt((base - (sum % base)) % base);
}

/** PINs: six digits out of unguessable bytes, and none of those that people try first. */
export const pinDigits = 6;
const pins = 10 ** pinDigits;
/** Above it, some PINs would be likelier than others. */
const fair = Math.floor(2 ** 32 / pins) * pins;

/** `random`: that many unguessable bytes. */
export function newPin(random: (count: number) => Uint8Array): string {
  for (;;) {
    const bytes = random(4);
    const number = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    const pin = String(number % pins).padStart(pinDigits, '0');
    if (number < fair && !isTrivial(pin)) return pin;
  }
}

/** 111111, 123456, 864208 (equal steps), 121212, 123123 (repeated parts), 112233 (pairs), 123321 (there and back). */
export function isTrivial(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const step = (i: number): number => ((digits[i] ?? 0) - (digits[i - 1] ?? 0) + 10) % 10;
  const repeats = (period: number): boolean => digits.every((digit, i) => digit === digits[i % period]);
  return (
    digits.every((_, i) => i < 2 || step(i) === step(1)) ||
    repeats(2) ||
    repeats(3) ||
    digits.every((digit, i) => digit === digits[i - (i % 2)]) ||
    digits.every((digit, i) => digit === digits[digits.length - 1 - i])
  );
}
