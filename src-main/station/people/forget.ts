/** Takes templates away, from the disk first and then from memory. */
import type { PersonSummary } from '../../../src-shared/domain.ts';
import type { Context } from '../context.ts';

/** Removes the person's templates of these ids, by default all; a person without templates keeps no portrait. `andThen` belongs
 * to the same transaction. Returns how many went. */
export function forgetTemplates(
  { store, gallery }: Context,
  person: PersonSummary,
  templateIds: readonly number[] = store.templates.ofPerson(person.id).map((template) => template.id),
  andThen = () => {},
): number {
  store.transaction(() => {
    for (const id of templateIds) store.templates.remove(id);
    if (store.templates.ofPerson(person.id).length === 0) store.portraits.remove(person.id);
    andThen();
  });
  gallery.remove(person.tenantId, templateIds);
  return templateIds.length;
}
