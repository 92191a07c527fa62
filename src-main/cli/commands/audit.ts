/** `hadir audit`: who decided what, newest first. */
import { type Command, readArguments, wholeNumber, wrongUsage } from '../command.ts';
import { withStation } from '../station-access.ts';
import { columns } from './wording.ts';

const defaultLimit = 50;

export const command: Command = {
  usage: 'audit [--limit N]',
  says: 'the newest entries of the audit list',
  async run(args, config, io) {
    const { words, values } = readArguments(args, { values: ['limit'], flags: [] });
    if (words.length > 0) return wrongUsage(command, io);
    const limit = wholeNumber('--limit', values.limit) ?? defaultLimit;
    const { entries } = await withStation(config, 'hadir audit', (station) => station.call('audit.list', { limit }));
    const rows = entries.map(({ at, actor, action, subject, details }) => [
      at,
      actor,
      action,
      subject,
      JSON.stringify(details),
    ]);
    for (const line of columns(rows)) io.out(line);
    if (entries.length === 0) io.out('The audit list is empty.');
    return 0;
  },
};
