/** Portraits by person, fetched once each and kept as object URLs while they are among the last few shown. */
import type { StationClient } from '../../src-shared/contract.ts';

/** A list of everybody missing and some room: whoever is still on a screen must not lose their picture. Up to 20 kB each. */
const kept = 300;

export interface Portraits {
  /** `null`: there is none, or it cannot be had now. */
  url(personId: number): Promise<string | null>;
  /** People changed: ask again from now on. */
  forget(): void;
}

export function createPortraits(client: StationClient): Portraits {
  const known = new Map<number, Promise<string | null>>();

  function drop(personId: number): void {
    const url = known.get(personId);
    known.delete(personId);
    void url?.then((value) => value && URL.revokeObjectURL(value));
  }

  async function load(personId: number): Promise<string | null> {
    try {
      const { image } = await client.call('people.portrait', { personId });
      return image ? URL.createObjectURL(new Blob([image.slice()], { type: 'image/jpeg' })) : null;
    } catch {
      known.delete(personId);
      return null;
    }
  }

  return {
    url(personId) {
      const found = known.get(personId) ?? load(personId);
      // Re-inserted: a Map keeps insertion order, so the first one is the least recently shown.
      known.delete(personId);
      known.set(personId, found);
      for (const [oldest] of known) {
        if (known.size <= kept) break;
        drop(oldest);
      }
      return found;
    },
    forget() {
      for (const personId of [...known.keys()]) drop(personId);
    },
  };
}
