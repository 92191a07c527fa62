/** The roster as files: tables and OneRoster, in and out. */
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { exportRoster } from './export.ts';
import { importOneRoster, previewOneRoster } from './one-roster/import.ts';
import { importTable, previewTable } from './table-import.ts';

export function rosterCommands(context: Context): HandlersOf<'roster'> {
  return {
    'roster.preview': (args) => previewTable(context, args),
    'roster.import': (args) => importTable(context, args),
    'roster.export': (args) => exportRoster(context, args),
    'roster.previewOneRoster': (args) => previewOneRoster(context, args),
    'roster.importOneRoster': (args) => importOneRoster(context, args),
  };
}
