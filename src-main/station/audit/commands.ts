/** The audit list, for reading: it is only ever added to, by `note`. */
import type { HandlersOf } from '../handlers.ts';
import type { Store } from '../ports.ts';

export function auditCommands({ store }: { store: Pick<Store, 'audit'> }): HandlersOf<'audit'> {
  return { 'audit.list': ({ limit, cursor }) => store.audit.list(limit, cursor) };
}
