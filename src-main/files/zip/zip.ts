/** Zips in memory. What comes in may be built to fill the memory, so nothing is unpacked beyond what was declared and allowed. */
import { unzipSync, zipSync } from 'fflate';
import { StationError } from '../../../src-shared/errors.ts';
import { checkSize, limits, tooLarge, unreadable } from '../limits.ts';

const signature = [0x50, 0x4b, 0x03, 0x04];

export function isZip(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Files by their name in the zip, folders left out. fflate unpacks each into room of exactly its declared size: one that says
 * less than it is ends there, so the declared sizes bound the memory. */
export function readZip(bytes: Uint8Array, wanted: (name: string) => boolean = () => true): Map<string, Uint8Array> {
  checkSize(bytes);
  if (!isZip(bytes)) throw unreadable('This is not a zip file. Choose the .zip as the other system made it.');
  let unpacked = 0;
  let files = 0;
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || !wanted(name)) return false;
        unpacked += originalSize;
        files++;
        // NaN too is refused
        if (!(unpacked <= limits.unpackedBytes) || files > limits.zipFiles)
          throw tooLarge('The file unpacks to more than the station takes. Split it into smaller files.', {
            maxBytes: limits.unpackedBytes,
          });
        return name !== '__proto__';
      },
    });
    return new Map(Object.entries(found));
  } catch (error) {
    if (error instanceof StationError) throw error;
    throw unreadable('The zip file is damaged or locked with a password. Make it again without one.');
  }
}

export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // Level 1: rosters are small, and a tenth more bytes is worth a third of the time.
  return zipSync(Object.fromEntries(files), { level: 1, mtime: new Date(1980, 0, 1) });
}
