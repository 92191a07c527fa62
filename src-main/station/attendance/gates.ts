/** The school's gates: whether people come in there, go out, or both. */
import { StationError } from '../../../src-shared/errors.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

export function gateCommands(context: Context): Handlers<'gates.list' | 'gates.save' | 'gates.remove'> {
  const { store, time } = context;
  const note = (actor: string, action: string, name: string, details: Record<string, unknown>): void =>
    store.audit.append({ at: time.now().at.toISOString(), actor, action, subject: `gate:${name}`, details });

  return {
    'gates.list': () => ({ gates: store.gates.list() }),

    'gates.save': ({ name, direction, actor }) =>
      store.transaction(() => {
        const before = store.gates.get(name)?.direction ?? null;
        const gate = store.gates.save({ name, direction });
        if (before !== direction) note(actor, 'gate.saved', name, { before, direction });
        return gate;
      }),

    'gates.remove': ({ name, actor }) =>
      store.transaction(() => {
        const gate = store.gates.get(name);
        if (!gate) throw new StationError('not_found', 'There is no such gate. List the gates to see their names.');
        store.gates.remove(name);
        note(actor, 'gate.removed', name, { direction: gate.direction });
        return { removed: true };
      }),
  };
}
