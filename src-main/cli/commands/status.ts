/** `hadir status`: whether a station runs over this data folder, and how it is. */
import type { StationStatus } from '../../../src-shared/domain.ts';
import { type Command, readArguments, wrongUsage } from '../command.ts';
import { type RunningStation, runningStation } from '../station-client.ts';
import { counted } from './wording.ts';

export const command: Command = {
  usage: 'status [--json]',
  says: 'says whether a station runs here and how it is',
  async run(args, config, io) {
    const { words, flags } = readArguments(args, { values: [], flags: ['json'] });
    if (words.length > 0) return wrongUsage(command, io);
    const running = await runningStation(config.HADIR_DATA_DIR);
    if (!running) {
      io.out(flags.json ? JSON.stringify({ running: false }) : 'No station runs here.');
      return 1;
    }
    const status = await running.station.call('station.status', {});
    if (flags.json) io.out(JSON.stringify({ running: true, ...factsOf(running), ...status }));
    else for (const line of statusLines(running, status)) io.out(line);
    return 0;
  },
};

function factsOf({ pid, since, addresses }: RunningStation) {
  return { pid, since, addresses };
}

function peopleIn({ people, templates, homeTenant }: StationStatus): string {
  const who = counted(people, 'person', 'people');
  return `${who} with ${counted(templates, 'template', 'templates')} in tenant ${homeTenant}`;
}

function palmsOf({ palmPack, palms }: StationStatus): string {
  return palmPack ? `${palms.toLocaleString('en')}, read with ${palmPack.id} (${palmPack.title})` : 'not read';
}

function statusLines(running: RunningStation, status: StationStatus): string[] {
  const { pack, problems } = status;
  const addresses = [running.addresses.main, running.addresses.biometric].filter((address) => address !== null);
  const rows: [string, string][] = [
    ['Addresses', addresses.join(', ')],
    ['School', [status.school, status.gate].filter((text) => text !== '').join(', ')],
    ['Models', pack ? `${pack.id} (${pack.title})` : 'none loaded'],
    ['People', peopleIn(status)],
    ['Palms', palmsOf(status)],
    ['Vision', `${status.vision}${status.queue === undefined ? '' : `, ${status.queue} waiting`}`],
    ['Health', status.health],
    ...problems.map(({ message }): [string, string] => ['Problem', message]),
  ];
  const since = running.since ? ` since ${running.since}` : '';
  return [
    `Hadir ${status.version} runs here${since}, process ${running.pid}.`,
    ...rows.map(([title, text]) => `  ${title.padEnd(11)}${text}`),
  ];
}
