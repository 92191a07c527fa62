/** People, their templates and portraits, and the gallery that holds them in memory. */
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type Context, packOf, requireTenant } from '../context.ts';
import type { Handlers } from '../handlers.ts';

type Commands =
  | 'people.list'
  | 'people.portrait'
  | 'people.remove'
  | 'templates.list'
  | 'templates.remove'
  | 'templates.removeByName'
  | 'gallery.invalidate'
  | 'gallery.refresh'
  | 'gallery.status';

export function peopleCommands(context: Context): Handlers<Commands> {
  const { store, gallery, settings } = context;

  /** Removes templates on disk, and only once they are gone there in memory; a person without templates keeps no portrait.
   * `andThen` belongs to the same transaction. Returns how many went. */
  const forget = (person: PersonSummary, templateIds: readonly number[], andThen = () => {}): number => {
    store.transaction(() => {
      for (const id of templateIds) store.templates.remove(id);
      if (store.templates.ofPerson(person.id).length === 0) store.portraits.remove(person.id);
      andThen();
    });
    gallery.remove(person.tenantId, templateIds);
    return templateIds.length;
  };
  const forgetAll = (person: PersonSummary, andThen?: () => void): number => {
    const ids = store.templates.ofPerson(person.id).map((template) => template.id);
    return forget(person, ids, andThen);
  };

  return {
    'people.list': ({ tenantId = settings.homeTenant, query, limit, cursor }) => {
      requireTenant(context, tenantId);
      return store.people.list(tenantId, query, limit, cursor);
    },

    'people.portrait': ({ personId }) => ({ image: store.portraits.get(personId) }),

    'people.remove': ({ personId }) => {
      const person = store.people.get(personId);
      if (!person) throw new StationError('person_not_found', `Person ${personId} was not found.`, { personId });
      forgetAll(person, () => store.people.remove(personId));
      context.emit({ type: 'people.changed' });
      return { removed: true };
    },

    'templates.list': ({ tenantId }) => {
      requireTenant(context, tenantId);
      const { id: packId } = packOf(context);
      const people = new Map<number, PersonSummary | null>();
      const personOf = (id: number): PersonSummary | null => {
        if (!people.has(id)) people.set(id, store.people.get(id));
        return people.get(id) ?? null;
      };
      const templates = store.templates.ofTenant(tenantId).filter((template) => template.packId === packId);
      return {
        templates: templates.map(({ id, personId, embedding }) => {
          const person = personOf(personId);
          return { id, userId: person?.userId ?? 0, name: person?.name ?? '', embedding };
        }),
      };
    },

    'templates.remove': ({ tenantId, templateId }) => {
      requireTenant(context, tenantId);
      const template = store.templates.get(tenantId, templateId);
      const person = template && store.people.get(template.personId);
      if (!person)
        throw new StationError('template_not_found', `Enrollment ${templateId} was not found in tenant ${tenantId}.`);
      const count = forget(person, [templateId]);
      context.emit({ type: 'people.changed' });
      return { count };
    },

    'templates.removeByName': ({ tenantId, name }) => {
      requireTenant(context, tenantId);
      const count = store.people.byName(tenantId, name).reduce((sum, person) => sum + forgetAll(person), 0);
      if (count === 0)
        throw new StationError('person_not_found', `Nobody named "${name}" is enrolled in tenant ${tenantId}.`);
      context.emit({ type: 'people.changed' });
      return { count };
    },

    'gallery.invalidate': ({ tenantId }) => {
      requireTenant(context, tenantId);
      gallery.invalidate(tenantId);
      return { tenantId };
    },

    'gallery.refresh': ({ tenantId }) => {
      requireTenant(context, tenantId);
      gallery.invalidate(tenantId);
      return { count: gallery.templates(tenantId) };
    },

    'gallery.status': ({ tenantId }) => {
      requireTenant(context, tenantId);
      return gallery.status(tenantId);
    },
  };
}
