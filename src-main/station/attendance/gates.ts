/** The school's gates: whether people come in there, go out, or both. */
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';

export function gateCommands(context: Context): HandlersOf<'gates'> {
  const { store } = context;

  return {
    'gates.list': () => ({ gates: store.gates.list() }),

    'gates.save': ({ name, direction, actor }) =>
      store.transaction(() => {
        const before = store.gates.get(name)?.direction ?? null;
        const gate = store.gates.save({ name, direction });
        if (before !== direction) note(context, actor, 'gate.saved', `gate:${name}`, { before, direction });
        return gate;
      }),

    'gates.remove': ({ name, actor }) =>
      store.transaction(() => {
        const gate = store.gates.get(name);
        if (!gate) throw new StationError('not_found', 'There is no such gate. List the gates to see their names.');
        store.gates.remove(name);
        note(context, actor, 'gate.removed', `gate:${name}`, { direction: gate.direction });
        return { removed: true };
      }),
  };
}
