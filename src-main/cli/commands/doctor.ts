/** `hadir doctor`: looks at everything a station needs and says what to do about what is wrong. Works beside a running one. */
import { fileURLToPath } from 'node:url';
import { type Command, wrongUsage } from '../command.ts';
import { runningStation } from '../station-client.ts';
import { data, privacy, space, writable } from './doctor/data.ts';
import type { Finding } from './doctor/finding.ts';
import { nodeVersion } from './doctor/node-version.ts';
import { models, palmModels, ports, station } from './doctor/surroundings.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const command: Command = {
  usage: 'doctor',
  says: 'checks models, ports, disk, clock, key and data, and says what to do',
  async run(args, config, io) {
    if (args.length > 0) return wrongUsage(command, io);
    const dataDir = config.HADIR_DATA_DIR;
    const running = await runningStation(dataDir);
    const findings: Finding[] = [
      nodeVersion(process.versions.node),
      writable(dataDir),
      privacy(dataDir),
      space(dataDir),
      ...data(config, new Date()),
      await models(config, root),
      await palmModels(config, root),
      ...(await ports(config, running ? openPorts(running.addresses) : [])),
      await station(running),
    ];
    for (const { outcome, subject, says } of findings) io.out(`${outcome.padEnd(4)}  ${subject.padEnd(11)} ${says}`);
    return findings.some(({ outcome }) => outcome === 'fail') ? 1 : 0;
  },
};

function openPorts({ main, biometric }: { main: string | null; biometric: string | null }): number[] {
  return [main, biometric].filter((address) => address !== null).map((address) => Number(new URL(address).port));
}
