/** School years. */
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';

export function yearCommands(context: Context): HandlersOf<'years'> {
  const { store } = context;

  return {
    'years.list': () => ({ years: store.years.list() }),

    'years.save': ({ name, from, to, actor }) => {
      if (from > to)
        throw new StationError('invalid_argument', 'A school year must end after it begins.', { field: 'to' });
      return store.transaction(() => {
        note(context, actor, 'year.saved', `year:${name}`, { from, to });
        return store.years.save({ name, from, to });
      });
    },
  };
}
