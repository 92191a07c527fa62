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
