/** The roster: every command of it, by the file that does the work. */
import type { RosterResults } from '../../../src-shared/contract/roster.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { exportRoster } from './export.ts';
import { groupCommands } from './groups.ts';
import { leaverCommands } from './leavers.ts';
import { importOneRoster, previewOneRoster } from './one-roster/import.ts';
import { profileCommands } from './profiles.ts';
import { promotionCommands } from './promotion.ts';
import { importTable, previewTable } from './table-import.ts';

export function rosterCommands(context: Context): Handlers<keyof RosterResults> {
  return {
    ...groupCommands(context),
    ...profileCommands(context),
    ...promotionCommands(context),
    ...leaverCommands(context),
    'roster.preview': (args) => previewTable(context, args),
    'roster.import': (args) => importTable(context, args),
    'roster.export': (args) => exportRoster(context, args),
    'roster.previewOneRoster': (args) => previewOneRoster(context, args),
    'roster.importOneRoster': (args) => importOneRoster(context, args),
  };
}
