/** The audit list, for reading: it is only ever added to, by `note`. */
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

export function auditCommands({ store }: Context): Handlers<'audit.list'> {
  return { 'audit.list': ({ limit, cursor }) => store.audit.list(limit, cursor) };
}
