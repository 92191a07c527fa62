/** Bytes of a text file as text. Spreadsheet programs save CSV in whatever their computer speaks. */
import { unreadable } from '../limits.ts';

/** By its mark; else UTF-16 where every other byte is zero; else UTF-8 where it is valid; else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (text.includes('\0'))
    throw unreadable('The file is neither CSV nor XLSX. Save it as one of them in the spreadsheet program.');
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = zerosAt(bytes.subarray(0, 1000));
  if (zeros.odd > 0.3 && zeros.even < 0.1) return 'utf-16le';
  if (zeros.even > 0.3 && zeros.odd < 0.1) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Parts 0..1 of the bytes at even and at odd places that are zero: Latin letters in UTF-16 have one each. */
function zerosAt(bytes: Uint8Array): { even: number; odd: number } {
  const counts = [0, 0];
  for (const [i, byte] of bytes.entries()) if (byte === 0) counts[i % 2] = (counts[i % 2] ?? 0) + 1;
  const half = Math.max(bytes.length / 2, 1);
  return { even: (counts[0] ?? 0) / half, odd: (counts[1] ?? 0) / half };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
