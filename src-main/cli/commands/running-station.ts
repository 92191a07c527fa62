/** Whether a station runs over the data folder, and how to reach it. */
import type { StationClient } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type ControlFile, readControlFile } from '../../hosts/node/control-file.ts';
import { lastHolder } from '../../store/index.ts';
import { controlClient } from '../station-client.ts';

export interface RunningStation extends ControlFile {
  station: StationClient;
  /** ISO 8601; null where it is not known. */
  since: string | null;
}

/** null where none runs, or none that answers: a killed one leaves its file behind. */
export async function runningStation(dataDir: string): Promise<RunningStation | null> {
  const control = readControlFile(dataDir);
  if (!control) return null;
  const station = controlClient(control);
  try {
    await station.call('station.status', {});
  } catch (error) {
    if (error instanceof StationError) return null;
    throw error;
  }
  const holder = lastHolder(dataDir);
  return { ...control, station, since: holder?.pid === control.pid ? holder.since : null };
}
