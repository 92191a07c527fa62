/** How many uploads are held in memory at once: with each bounded in size, this is what bounds the memory. */
import { StationError } from '../../src-shared/errors.ts';

const places = 48;
let taken = 0;

/** Runs `use` in a place of its own. Throws `busy` where none is free. */
export async function withPlace<T>(use: () => Promise<T>): Promise<T> {
  if (taken >= places) throw new StationError('busy', 'The station is busy. Try again in a moment.', { retryAfter: 1 });
  taken++;
  try {
    return await use();
  } finally {
    taken--;
  }
}
