/** Model packs: which are here, which one is in use, and another one out of a file. */
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { upkeepOf } from './commands.ts';

export function packCommands(context: Context): HandlersOf<'packs'> {
  return {
    'packs.list': async () => {
      const active = context.vision.state().pack?.id;
      const packs = (await context.packs?.list()) ?? [];
      return { packs: packs.map((pack) => ({ ...pack, active: pack.id === active })) };
    },

    'packs.importFile': async ({ file, actor }) => {
      const imported = await upkeepOf(context).importPackFile(file);
      note(context, actor, 'pack.file_imported', 'station');
      return imported;
    },
  };
}
