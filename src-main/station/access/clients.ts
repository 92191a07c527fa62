/** Computers that may use a keyless dialect from elsewhere. */
import { keylessDialects } from '../../../src-shared/access.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';

export function clientCommands(context: Context): HandlersOf<'clients'> {
  const { store } = context;

  return {
    'clients.allow': ({ address, dialect, actor }) => {
      if (!keylessDialects.has(dialect)) {
        const message = `The ${dialect} dialect always wants a key. Make one with \`hadir keys create\`.`;
        throw new StationError('invalid_argument', message, { field: 'dialect' });
      }
      return store.transaction(() => {
        note(context, actor, 'client.allowed', `client:${address}`, { dialect });
        return store.clients.insert({ address, dialect, createdAt: nowIso(context) });
      });
    },

    'clients.list': () => ({ clients: store.clients.list() }),

    'clients.remove': ({ clientId, actor }) => {
      const client = store.clients.list().find(({ id }) => id === clientId);
      if (!client) throw new StationError('invalid_argument', `Client ${clientId} is not on the list.`, { clientId });
      store.transaction(() => {
        store.clients.remove(clientId);
        note(context, actor, 'client.removed', `client:${client.address}`, { dialect: client.dialect });
      });
      return { removed: true };
    },
  };
}
