/**
 * The palms of the active palm pack in memory, a tenant at a time; kept like the faces' templates in `gallery.ts`. A search looks
 * at every code coarsely and compares those in full that look nearest (`palm-rows.ts`). Of 180 probes of real palms none lost its
 * nearest one among 2,700 codes (`test/bench/bench-palm-search.ts`).
 */
import { StationError } from '../../src-shared/errors.ts';
import { palmWords } from '../../src-shared/palm-code.ts';
import type { PalmEntry, PalmGallery } from '../station/ports/palms.ts';
import { TenantPalms } from './tenant-palms.ts';

export interface PalmGalleryOptions {
  /** Every palm of the tenant in the active palm pack, as the store has it now. */
  load: (tenantId: number) => Iterable<PalmEntry>;
}

/** Codes are copied. Errors of the methods, besides those of the loader: wrong_dimension (a code of another length). */
export function createPalmGallery({ load }: PalmGalleryOptions): PalmGallery {
  const loaded = new Map<number, TenantPalms>();

  function tenant(tenantId: number): TenantPalms {
    const known = loaded.get(tenantId);
    if (known) return known;
    const fresh = new TenantPalms();
    for (const entry of load(tenantId)) fresh.add(checked(entry));
    loaded.set(tenantId, fresh);
    return fresh;
  }

  return {
    // What the loader already brought is replaced by itself: adding after storing is right whether or not it was loaded.
    add(tenantId, entries) {
      const into = tenant(tenantId);
      for (const entry of entries) into.add(checked(entry));
    },
    // A tenant that is not loaded need not be: the loader will not bring what the store no longer has.
    remove(tenantId, palmIds) {
      const from = loaded.get(tenantId);
      for (const id of palmIds) from?.remove(id);
    },
    search: (tenantId, template, limit) => tenant(tenantId).search(wholeCode(template), limit),
    distanceTo: (tenantId, personId, template, side) =>
      tenant(tenantId).distanceTo(personId, wholeCode(template), side),
    people: (tenantId) => tenant(tenantId).people,
    count: (tenantId) => tenant(tenantId).count,
    invalidate(tenantId) {
      loaded.delete(tenantId);
    },
  };
}

function checked(entry: PalmEntry): PalmEntry {
  wholeCode(entry.template);
  return entry;
}

function wholeCode(code: Uint32Array): Uint32Array {
  if (code.length === palmWords) return code;
  const message = `A palm's code has ${palmWords} words, this one ${code.length}.`;
  throw new StationError('wrong_dimension', message, { expected: palmWords, found: code.length });
}
