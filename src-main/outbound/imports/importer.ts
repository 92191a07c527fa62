/** Brings the items of a source into a station, one after the other: in memory there is one at a time. */
import type { StationClient } from '../../../src-shared/contract.ts';
import { type ErrorCode, StationError } from '../../../src-shared/errors.ts';
import { enrolItem, type Target } from './enrol-item.ts';
import type { ImportItem, ImportSource } from './item.ts';
import type { Journal } from './journal.ts';
import { People } from './people.ts';
import { emptyReport, type ImportReport } from './report.ts';

export interface ImportOptions {
  station: Pick<StationClient, 'call'>;
  tenantId: number;
  journal: Journal;
  /** The pack whose network made the source's encodings; null where photos are enrolled. */
  packId: string | null;
  dryRun: boolean;
  /** After each item. */
  onProgress?: (read: number, refused: number) => void;
  /** Ends the import after the item in hand. */
  signal?: AbortSignal;
}

/** Faults of the station, not of an item: going on would refuse a whole school. */
const ours: ReadonlySet<ErrorCode> = new Set([
  'busy',
  'vision_restarting',
  'timeout',
  'models_unavailable',
  'storage_full',
  'wrong_key',
  'unauthorised',
  'forbidden',
  'folder_in_use',
  'tenant_not_found',
  'not_supported',
  'too_many_requests',
  'internal',
]);

/** Throws what the source throws, and the station's own faults; the same import again goes on from there. */
export async function runImport(source: ImportSource, options: ImportOptions): Promise<ImportReport> {
  const report = emptyReport();
  const target: Target = { ...options, report, people: new People(options) };
  for await (const item of source) {
    if (options.signal?.aborted) throw stopped();
    report.read++;
    if ('refused' in item) report.refused.push({ label: item.label, reason: item.refused });
    else await importItem(target, item);
    options.onProgress?.(report.read, report.refused.length);
  }
  report.toPhotograph = target.people.withoutFace();
  return report;
}

async function importItem(target: Target, item: ImportItem): Promise<void> {
  try {
    await enrolItem(target, item);
  } catch (error) {
    if (!(error instanceof StationError) || ours.has(error.code)) throw error;
    target.report.refused.push({ label: item.label, reason: reasonOf(error) });
  }
}

/** As the person who imports can act on it. */
function reasonOf({ code, message, details }: StationError): string {
  if (code === 'unlike_face')
    return `The face is not like those enrolled under this number. Check which person it shows.`;
  if (code !== 'duplicate_face') return message;
  return `This face is enrolled as ${details.name ?? 'somebody else'} already. Twins are enrolled at the station.`;
}

function stopped(): StationError {
  return new StationError('busy', 'Stopped. Run the same command again to go on.');
}
