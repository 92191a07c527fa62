/** The one way a scan becomes a record, whoever recognised the person: camera, photo, PIN or card. */
import type { Direction, GateArrival, Method } from '../../../src-shared/contract/attendance.ts';
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Context } from '../context.ts';

export interface Scan {
  personId: number;
  gate: string;
  /** The gate's own where absent. */
  direction?: Direction | undefined;
  method: Exclude<Method, 'manual'>;
  similarity?: number | null;
  margin?: number | null;
  liveness?: number | null;
  policy?: string;
  eventId?: number | null;
}

/**
 * Writes at most one record, its outbox event in the same transaction, and tells the screens. Within the minimum gap of the
 * person's last live scan nothing is written and that record is answered with `repeated`.
 */
export function recordArrival(_context: Context, _scan: Scan): GateArrival {
  return unfinished<{ recordArrival(): GateArrival }>().recordArrival();
}
