/** Groups: the school's classes, and who belongs to them. */
import type { Group } from '../../../src-shared/contract/roster.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { moveTo, today } from '../people/membership.ts';
import { requirePupil } from '../people/person.ts';

export function groupCommands(context: Context): HandlersOf<'groups'> {
  const { store, settings } = context;
  const list = (): Group[] => store.groups.list(settings.homeTenant);

  return {
    'groups.list': () => ({ groups: list() }),

    'groups.save': ({ name, grade, teacher, actor }) => {
      const group = { name: name.normalize('NFC'), grade, teacher };
      store.transaction(() => {
        store.groups.save(settings.homeTenant, group);
        note(context, actor, 'group.saved', `group:${group.name}`, { grade, teacher });
      });
      context.emit({ type: 'people.changed' });
      return list().find((saved) => saved.name === group.name) as Group;
    },

    'groups.remove': ({ name, actor }) => {
      if (!list().some((group) => group.name === name))
        throw new StationError('not_found', `There is no group ${name}.`, { group: name });
      if (store.groups.hasMembers(name, today(context)))
        throw new StationError('conflict', `Somebody belongs to ${name}. Move them to another group first.`, {
          group: name,
        });
      store.transaction(() => {
        store.groups.remove(settings.homeTenant, name);
        note(context, actor, 'group.removed', `group:${name}`);
      });
      context.emit({ type: 'people.changed' });
      return { removed: true };
    },

    'groups.move': ({ personIds, group, from = today(context), actor }) => {
      const people = [...new Set(personIds)].map((personId) => requirePupil(context, personId));
      const to = group.normalize('NFC');
      const moved = store.transaction(() => {
        const changed = people.filter(({ id }) => moveTo(context, id, to, from));
        for (const { id } of changed) note(context, actor, 'person.moved', `person:${id}`, { group: to, from });
        return changed.length;
      });
      if (moved > 0) context.emit({ type: 'people.changed' });
      return { moved };
    },
  };
}
