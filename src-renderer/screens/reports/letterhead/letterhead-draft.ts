/** A letterhead as it is written, and what its pieces must be. */
import type { Letterhead } from '../../../../src-shared/contract/reports.ts';

/** What the station takes as a letterhead: at most four lines, a PNG or JPEG of at most 1 MB. */
const mostLines = 4;
const mostLetters = 120;
const mostBytes = 1024 * 1024;

const signatures = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
];

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, mostLetters))
    .filter((line) => line !== '')
    .slice(0, mostLines);
}

export function logoTrouble(bytes: Uint8Array): 'size' | 'kind' | null {
  if (bytes.length > mostBytes) return 'size';
  return signatures.some((signature) => signature.every((byte, i) => bytes[i] === byte)) ? null : 'kind';
}

/** A letterhead while it is being written. */
export interface Draft extends Omit<Letterhead, 'hasLogo'> {
  /** `keep`: as it is stored. */
  logo: Uint8Array | 'keep' | null;
}
