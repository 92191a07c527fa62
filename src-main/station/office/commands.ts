/** What the office's screens ask for, gathered from its parts. */
import type { OfficeResults } from '../../../src-shared/contract/office.ts';
import type { Context } from '../context.ts';
import { screenFaultCommands } from '../diagnostics/screen-faults.ts';
import type { Handlers } from '../handlers.ts';
import { eventCommands } from './events.ts';
import { fileCommands } from './person-file.ts';
import { settingsCommands } from './settings.ts';
import { todayOverview } from './today.ts';
import { upkeepCommands } from './upkeep.ts';

export function officeCommands(context: Context): Handlers<keyof OfficeResults> {
  return {
    ...settingsCommands(context),
    ...fileCommands(context),
    ...eventCommands(context),
    ...upkeepCommands(context),
    ...screenFaultCommands(context),
    'today.overview': ({ date }) => todayOverview(context, date),
  };
}
