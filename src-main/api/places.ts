/** Bounds the memory that uploads take: the bytes that have arrived, and the uploads that are being worked on. Who sends slowly
 * holds only what they have sent, so that a hundred of them keep nobody out. */
import { StationError } from '../../src-shared/errors.ts';

/** Uploads worked on at once; also how many of the greatest size may be held. */
const places = 48;
const maxHeld = places * 10 * 1024 * 1024;
let taken = 0;
let held = 0;

/** Counts bytes as they arrive; false where there is no room for them. */
export type Take = (bytes: number) => boolean;

/** Runs `use` with what `read` gives, in a place of its own. Throws `busy` where none is free. */
export async function withPlace<B, T>(read: (take: Take) => Promise<B>, use: (body: B) => Promise<T>): Promise<T> {
  if (taken >= places) throw busy();
  let own = 0;
  const take: Take = (bytes) => {
    if (held + bytes > maxHeld) return false;
    held += bytes;
    own += bytes;
    return true;
  };
  try {
    return await inPlace(use, await read(take));
  } finally {
    held -= own;
  }
}

async function inPlace<B, T>(use: (body: B) => Promise<T>, body: B): Promise<T> {
  if (taken >= places) throw busy();
  taken++;
  try {
    return await use(body);
  } finally {
    taken--;
  }
}

export function busy(): StationError {
  return new StationError('busy', 'The station is busy. Try again in a moment.', { retryAfter: 1 });
}
