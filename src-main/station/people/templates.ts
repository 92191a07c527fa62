/** Templates, one by one and by the page. */
import type { TemplateWithPerson } from '../../../src-shared/contract.ts';
import type { PersonSummary, TemplateSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type Context, packOf, requireTenant } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { forgetTemplates } from './forget.ts';
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
