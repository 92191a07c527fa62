/** The code that the biometric dialect knows a template or a palm by: unguessable, because it is all a caller needs to name one. */
import { randomInt } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** `FACE-` or `PALM-` and nine of A–Z 0–9: about 46 bits. */
export function randomCode(kind: 'FACE' | 'PALM' = 'FACE'): string {
  return `${kind}-${Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('')}`;
}
