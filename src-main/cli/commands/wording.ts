/** How the commands that handle whole databases put their results into words. */
import { StationError } from '../../../src-shared/errors.ts';
import type { Contents } from '../../store/index.ts';
import type { Io } from '../command.ts';

export function counted(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** `1,230 people with 3,021 templates and 1,198 portraits, 10,233 recognition events` */
export function inWords({ people, templates, portraits, events }: Contents): string {
  const who = counted(people, 'person', 'people');
  const what = `${counted(templates, 'template', 'templates')} and ${counted(portraits, 'portrait', 'portraits')}`;
  return `${who} with ${what}, ${counted(events, 'recognition event', 'recognition events')}`;
}

/** Runs a command's work; what the station refuses is one line and exit status 1. */
export function told(command: string, io: Io, work: () => string): number {
  try {
    io.out(work());
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof StationError)) throw thrown;
    io.err(`hadir ${command}: ${thrown.message}`);
    return 1;
  }
}

/** Rows for a terminal.
 * One line a row, its cells under each other. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
