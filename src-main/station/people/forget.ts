/** Takes templates and people away, from the disk first and then from memory. */
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';

/** Removes the person's templates of these ids, by default all, and notes it where there are any; their portraits go with them. Palms
 * stay: they are another biometric, and `palms.forget` takes them. Returns how many went. */
export function forgetTemplates(
  context: Context,
  person: PersonSummary,
  { actor, templateIds }: { actor: string; templateIds?: readonly number[] },
): number {
  const { store, gallery } = context;
  const ids = templateIds ?? store.templates.ofPerson(person.id).map((template) => template.id);
  store.transaction(() => {
    for (const id of ids) store.templates.remove(id);
    if (store.templates.ofPerson(person.id).length === 0) store.portraits.remove(person.id);
    if (ids.length > 0) note(context, actor, 'face.removed', `person:${person.id}`, { faces: ids.length });
  });
  gallery.remove(person.tenantId, ids);
  return ids.length;
}

/** `erase` takes people off the disk, in one transaction with whatever else it writes; then their faces and palms leave the memory
 * too. Gone from the disk is gone from memory, whatever happens next; what failed on the disk stays in both. */
export function forgetPeople(context: Context, people: readonly PersonSummary[], erase: () => void): void {
  const { store, gallery, palmGallery } = context;
  const known = people.map(({ id, tenantId }) => ({
    tenantId,
    templates: store.templates.ofPerson(id).map((template) => template.id),
    palms: store.palms.ofPerson(id).map((palm) => palm.id),
  }));
  store.transaction(erase);
  for (const { tenantId, templates, palms } of known) {
    gallery.remove(tenantId, templates);
    palmGallery.remove(tenantId, palms);
  }
}
