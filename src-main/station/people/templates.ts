/** Templates, one by one and by the page. And their end: a template, or a person, that goes from the disk goes from memory. */
import type { TemplateWithPerson } from '../../../src-shared/contract.ts';
import type { PersonSummary, TemplateSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import { type Context, packOf, requireTenant } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { requirePerson } from './person.ts';

export function templateCommands(context: Context): HandlersOf<'templates'> {
  const { store } = context;

  return {
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

    'templates.find': ({ tenantId, uuid, code }) => {
      requireTenant(context, tenantId);
      const byUuid = uuid === undefined ? null : store.templates.byUuid(tenantId, uuid);
      const template = byUuid ?? (code === undefined ? null : store.templates.byCode(tenantId, code));
      if (!template) throw new StationError('template_not_found', 'No face with this id is enrolled.');
      return withPerson(context, template);
    },

    'templates.ofPerson': ({ personId }) => {
      requirePerson(context, personId);
      return { templates: store.templates.ofPerson(personId).map(summaryOf) };
    },

    'templates.page': ({ tenantId, page, limit }) => {
      requireTenant(context, tenantId);
      const templates = store.templates.page(tenantId, (page - 1) * limit, limit);
      return {
        items: templates.map((template) => withPerson(context, template)),
        total: store.templates.count(tenantId),
      };
    },

    'templates.portrait': ({ tenantId, templateId }) => {
      requireTenant(context, tenantId);
      if (!store.templates.get(tenantId, templateId))
        throw new StationError('template_not_found', `Enrollment ${templateId} was not found in tenant ${tenantId}.`);
      return { image: store.portraits.ofTemplate(templateId) };
    },

    'templates.remove': ({ tenantId, templateId, actor }) => {
      requireTenant(context, tenantId);
      const template = store.templates.get(tenantId, templateId);
      const person = template && store.people.get(template.personId);
      if (!person)
        throw new StationError('template_not_found', `Enrollment ${templateId} was not found in tenant ${tenantId}.`);
      const count = forgetTemplates(context, person, { actor, templateIds: [templateId] });
      context.emit({ type: 'people.changed' });
      return { count };
    },

    'templates.removeByName': ({ tenantId, name, actor }) => {
      requireTenant(context, tenantId);
      const named = store.people.byName(tenantId, name);
      const count = named.reduce((sum, person) => sum + forgetTemplates(context, person, { actor }), 0);
      if (count === 0)
        throw new StationError('person_not_found', `Nobody named "${name}" is enrolled in tenant ${tenantId}.`);
      context.emit({ type: 'people.changed' });
      return { count };
    },
  };
}

function withPerson(context: Context, template: TemplateSummary): TemplateWithPerson {
  return { template, person: requirePerson(context, template.personId) };
}

/** Without the embedding: what a template is, not what it says of a face. */
export function summaryOf({ id, uuid, code, personId, packId, quality, createdAt }: TemplateSummary): TemplateSummary {
  return { id, uuid, code, personId, packId, quality, createdAt };
}

/** Takes templates and people away, from the disk first and then from memory.
 * Removes the person's templates of these ids, by default all, and notes it where there are any; their portraits go with them. Palms
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
