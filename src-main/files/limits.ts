/** How much a file that somebody hands in may hold, and the two ways of refusing one. */
import { StationError } from '../../src-shared/errors.ts';

/** A roster of 5,000 pupils is under 1 MB as a spreadsheet. */
export const limits = {
  bytes: 10 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  /** Of a zip, unpacked. */
  unpackedBytes: 128 * 1024 * 1024,
  zipFiles: 1000,
} as const;

/** Rows from the top among which the headings are looked for. */
export const titleRows = 20;

export function unreadable(message: string): StationError {
  return new StationError('file_unreadable', message);
}

export function tooLarge(message: string, details: Record<string, number> = {}): StationError {
  return new StationError('file_too_large', message, details);
}

export function checkSize(bytes: Uint8Array): void {
  if (bytes.length > limits.bytes)
    throw tooLarge('The file is larger than 10 MB. Split it into smaller files.', { maxBytes: limits.bytes });
}

export function checkTable(rows: number, columns: number): void {
  if (rows > limits.rows)
    throw tooLarge('The file has more than 50,000 rows. Split it into smaller files.', { maxRows: limits.rows });
  if (columns > limits.columns)
    throw tooLarge('The file has more than 200 columns. Remove the ones that are not needed.', {
      maxColumns: limits.columns,
    });
}
