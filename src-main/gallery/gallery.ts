/**
 * The templates of the active model pack in memory, a tenant at a time. The store is the truth and this is its image: a
 * tenant is read through the loader at its first use and after `invalidate`, and kept current by `add` and `remove`.
 */
import type { Clock, Gallery, GalleryEntry } from '../station/ports.ts';
import { TenantGallery } from './tenant-gallery.ts';

export interface GalleryOptions {
  /** Every template of the tenant in the active pack, as the store has it now; all of one dimension. */
  load: (tenantId: number) => Iterable<GalleryEntry>;
  clock: Pick<Clock, 'now'>;
}

/**
 * Errors of the gallery's methods, besides those of the loader: wrong_dimension (an embedding of another pack) and
 * invalid_argument (an embedding of zeros, NaN or infinities). Embeddings need not be normalised, and are copied.
 */
export function createGallery({ load, clock }: GalleryOptions): Gallery {
  const loaded = new Map<number, TenantGallery>();

  function tenant(tenantId: number): TenantGallery {
    const known = loaded.get(tenantId);
    if (known) return known;
    const fresh = new TenantGallery(clock.now().toISOString());
    for (const entry of load(tenantId)) fresh.add(entry);
    loaded.set(tenantId, fresh);
    return fresh;
  }

  return {
    // What the loader already brought is replaced by itself: adding after storing is right whether or not it was loaded.
    add(tenantId, entries) {
      const into = tenant(tenantId);
      for (const entry of entries) into.add(entry);
    },
    // A tenant that is not loaded need not be: the loader will not bring what the store no longer has.
    remove(tenantId, templateIds) {
      const from = loaded.get(tenantId);
      for (const id of templateIds) from?.remove(id);
    },
    search: (tenantId, embedding, limit) => tenant(tenantId).search(embedding, limit),
    similarityTo: (tenantId, personId, embedding) => tenant(tenantId).similarityTo(personId, embedding),
    people: (tenantId) => tenant(tenantId).people,
    templates: (tenantId) => tenant(tenantId).templates,
    invalidate(tenantId) {
      loaded.delete(tenantId);
    },
    status(tenantId) {
      const known = loaded.get(tenantId);
      return { cached: known !== undefined, count: known?.templates ?? 0, loadedAt: known?.loadedAt ?? null };
    },
  };
}
