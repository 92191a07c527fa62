/** `hadir import`: brings the people of another service, or of a folder of photos, to the station. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import type { StationClient } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { buildStation, makeFolder } from '../../hosts/node/build-station.ts';
import type { Config } from '../../hosts/node/config.ts';
import { runImport } from '../../outbound/imports/importer.ts';
import { type Journal, openJournal, readJournal } from '../../outbound/imports/journal.ts';
import { type ImportReport, reportLines } from '../../outbound/imports/report.ts';
import { forkWorker } from '../../vision/worker/fork.ts';
import { type Command, type Io, readArguments, wholeNumber } from '../command.ts';
import { runningStation } from '../station-client.ts';
import { progressBar } from './import/progress.ts';
import { type Source, sources } from './import/sources.ts';

const usage = [
  'import tenant-service --url URL --tenant N [--network PACK] [--into N] [--dry-run]',
  'import registry --url URL [--into N] [--dry-run]',
  'import folder PATH [--into N] [--dry-run]',
];

export const command: Command = {
  usage: 'import tenant-service|registry|folder …',
  says: 'brings people over; run it again to go on after an interruption',
  async run(args, config, io) {
    const read = readArguments(args, {
      values: ['url', 'tenant', 'network', 'into', 'source-key'],
      flags: ['dry-run'],
    });
    const [kind = '', , ...more] = read.words;
    const make = Object.hasOwn(sources, kind) ? sources[kind] : undefined;
    if (!make || more.length > 0) {
      for (const line of usage) io.err(`Usage: hadir ${line}`);
      return 2;
    }
    const source = make(read);
    const tenantId = wholeNumber('--into', read.values.into) ?? source.tenant ?? config.HADIR_HOME_TENANT;
    const dryRun = read.flags['dry-run'] === true;
    const report = await imported(source, { config, tenantId, dryRun });
    io.out(`${dryRun ? 'Dry run of an import' : 'Import'} from ${source.title} into tenant ${tenantId}.`);
    return told(report, dryRun, io);
  },
};

function told(report: ImportReport, dryRun: boolean, io: Io): number {
  for (const line of reportLines(report, { dryRun })) io.out(line);
  return report.refused.length > 0 ? 1 : 0;
}

interface Run {
  config: Config;
  tenantId: number;
  dryRun: boolean;
}

async function imported(source: Source, { config, tenantId, dryRun }: Run): Promise<ImportReport> {
  const opened = await openStation(config);
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  const bar = progressBar(source.total);
  let journal: Journal | null = null;
  try {
    await requirePack(opened, source);
    journal = (dryRun ? readJournal : openJournal)(config.HADIR_DATA_DIR, `${source.id} into ${tenantId}`);
    return await runImport(source.open(stop.signal, join(config.HADIR_DATA_DIR, 'imports')), {
      station: opened.station,
      tenantId,
      journal,
      packId: source.packId,
      dryRun,
      signal: stop.signal,
      onProgress: (read, refused) => bar.show(read, refused),
    });
  } finally {
    bar.end();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    journal?.close();
    opened.close();
  }
}

/** Encodings are numbers of one network only, and equal lengths prove nothing. */
async function requirePack({ station }: ImportStation, { packId, needsVision }: Source): Promise<void> {
  if (!needsVision) return;
  const { pack, problems } = await station.call('station.status', {});
  if (!pack) throw new StationError('models_unavailable', problems[0]?.message ?? 'The models are not available.');
  if (packId !== null && packId !== pack.id)
    throw new StationError(
      'conflict',
      `--network is "${packId}", but the station works with ${pack.id}. Set HADIR_MODEL_PACK to ${packId}, or leave --network out and photograph the people anew.`,
    );
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The station an import goes into: the one that runs, or one of its own over the same data folder. */
interface ImportStation {
  station: Pick<StationClient, 'call'>;
  close(): void;
}

/** Throws what opening the data throws. */
async function openStation(config: Config): Promise<ImportStation> {
  const running = await runningStation(config.HADIR_DATA_DIR);
  if (running) return { station: running.station, close() {} };
  makeFolder(config.HADIR_DATA_DIR);
  const surroundings = { root, spawnWorker: forkWorker };
  const built = buildStation(config, surroundings, { log: pino({ level: 'silent' }), program: 'hadir import' });
  await built.vision.settled();
  return built;
}
