/** The code that the biometric dialect knows a template by: unguessable, because it is all a caller needs to name one. */
import { randomInt } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** `FACE-` and nine of A–Z 0–9: about 46 bits. */
export function randomCode(): string {
  return `FACE-${Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('')}`;
}
