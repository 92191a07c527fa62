/** `hadir import`: brings the people of another service, or of a folder of photos, to the station. */
import { join } from 'node:path';
import { StationError } from '../../../src-shared/errors.ts';
import type { Config } from '../../hosts/node/config.ts';
import { runImport } from '../../outbound/imports/importer.ts';
import { type Journal, openJournal, readJournal } from '../../outbound/imports/journal.ts';
import { type ImportReport, reportLines } from '../../outbound/imports/report.ts';
import type { Command } from '../command.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import { progressBar } from './import/progress.ts';
import { type Source, sources } from './import/sources.ts';
import { type ImportStation, openStation } from './import/station.ts';
import type { Io } from './io.ts';

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
