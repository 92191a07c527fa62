import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  cardText,
  foreignCardText,
  isOwnCard,
  isTrivial,
  isWhole,
  newCardText,
  newPin,
} from '../../../../src-main/station/credentials/pins-and-cards.ts';
import { refusal } from '../support.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });

it.each(['111111', '123456', '654321', '890123', '135791', '121212', '123123', '112233', '123321'])(
  '%s is too easy',
  (pin) => {
    expect(isTrivial(pin)).toBe(true);
  },
);

it.each(['482913', '100234', '918273', '000123'])('%s may be given', (pin) => {
  expect(isTrivial(pin)).toBe(false);
});

it('a PIN has six digits, is never an easy one, and every other one is as likely', () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 5000; i++) {
    const pin = newPin(randomBytes);
    expect(pin).toMatch(/^\d{6}$/);
    expect(isTrivial(pin)).toBe(false);
    counts.set(pin.charAt(0), (counts.get(pin.charAt(0)) ?? 0) + 1);
  }
  // 500 of each first digit, give or take six standard deviations.
  for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(125);
});

it('numbers above the last whole million are drawn again', () => {
  const drawn = [Buffer.from('ffffffff', 'hex'), Buffer.from('00075bcd', 'hex')];
  expect(newPin(() => drawn.shift() as Buffer)).toBe('482253');
});

it('a card says 128 bits and a check character, and is whole', () => {
  fc.assert(
    fc.property(sixteen, (bytes) => {
      const text = newCardText(() => bytes);
      expect(text).toMatch(new RegExp(`^HADIR1:[${alphabet}]{27}$`));
      const number = Array.from(text.slice(7, -1)).reduce((n, c) => n * 32n + BigInt(alphabet.indexOf(c)), 0n);
      expect(number.toString(16).padStart(32, '0')).toBe(Buffer.from(bytes).toString('hex'));
      expect(isOwnCard(text) && isWhole(text)).toBe(true);
      expect(cardText(`\u0002 ${text.toLowerCase()}\r\n`)).toBe(text);
    }),
  );
});

it('one wrong character, or a missing one, is always noticed', () => {
  fc.assert(
    fc.property(sixteen, fc.nat(26), fc.nat(31), (bytes, at, other) => {
      const text = newCardText(() => bytes);
      const changed = `${text.slice(0, 7 + at)}${alphabet[other]}${text.slice(8 + at)}`;
      expect(isWhole(changed)).toBe(changed === text);
      expect(isWhole(text.slice(0, 7 + at) + text.slice(8 + at))).toBe(false);
    }),
  );
});

it('what looks alike is read as the same', () => {
  const text = newCardText(() => new Uint8Array(16));
  expect(cardText(text.replaceAll('0', 'o'))).toBe(text);
});

it("a foreign card's text is compared without what its reader adds", () => {
  expect(foreignCardText(' 04a1b2c3\r\n')).toBe('04A1B2C3');
  expect(cardText('\u000204A1B2C3\u0003')).toBe('04A1B2C3');
  expect(() => foreignCardText('\u0002 a1 \u0003')).toThrow(refusal('invalid_argument', { field: 'text' }));
  expect(() => foreignCardText('hadir1:0000')).toThrow(refusal('invalid_argument', { field: 'text' }));
});
