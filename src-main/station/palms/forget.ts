/** Takes palms away, from the disk first and then from memory. The portrait belongs to the face and stays. */
import type { PersonSummary } from '../../../src-shared/domain.ts';
import type { PalmSummary } from '../../../src-shared/palm.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';

/** Removes these palms of the person, notes it and tells the screens, all of it only where there are any. Returns how many went. */
export function forgetPalms(
  context: Context,
  { id, tenantId }: PersonSummary,
  palms: readonly PalmSummary[],
  actor: string,
): number {
  const { store, palmGallery } = context;
  if (palms.length === 0) return 0;
  const details = { palms: palms.length, sides: [...new Set(palms.map(({ side }) => side))] };
  store.transaction(() => {
    for (const palm of palms) store.palms.remove(palm.id);
    note(context, actor, 'palm.removed', `person:${id}`, details);
  });
  palmGallery.remove(
    tenantId,
    palms.map((palm) => palm.id),
  );
  context.emit({ type: 'people.changed' });
  return palms.length;
}
