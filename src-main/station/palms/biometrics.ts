/** Faces and palms in one list. */
import { type Context, requireTenant } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { requirePerson } from '../people/person.ts';

export function biometricCommands(context: Context): HandlersOf<'biometrics'> {
  const { store } = context;

  return {
    'biometrics.page': ({ tenantId, modality = null, page, limit }) => {
      requireTenant(context, tenantId);
      const entries = store.biometrics.page(tenantId, modality, (page - 1) * limit, limit);
      const items = entries.map(({ personId, ...entry }) => ({ ...entry, person: requirePerson(context, personId) }));
      return { items, total: store.biometrics.count(tenantId, modality) };
    },
  };
}
