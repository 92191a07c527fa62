/** Backups: made by themselves every day, and by hand. */
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { upkeepOf } from './commands.ts';

export function backupCommands(context: Context): HandlersOf<'backups'> {
  return {
    'backups.list': () => upkeepOf(context).backups(),

    'backups.create': async ({ actor }) => {
      const made = await upkeepOf(context).backUp();
      note(context, actor, 'backup.created', 'station');
      return made;
    },
  };
}
