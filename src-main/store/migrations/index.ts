/** The schema's history: one numbered step a file, run in order, each in a transaction with the version it leads to. */
import type { Connection } from '../connection.ts';
import { sql as initial } from './0001-initial.ts';
import { sql as access } from './0002-access.ts';
import { sql as calendar } from './0003-calendar.ts';
import { sql as roster } from './0004-roster.ts';
import { sql as records } from './0005-records.ts';
import { sql as leave } from './0006-leave.ts';
import { sql as credentials } from './0007-credentials.ts';
import { sql as delivery } from './0008-delivery.ts';
import { sql as staff } from './0009-staff.ts';
import { sql as office } from './0010-office.ts';
import { sql as palms } from './0011-palms.ts';
import { sql as events } from './0012-events.ts';
import { sql as numbers } from './0013-numbers.ts';
import { sql as portraits } from './0014-portraits.ts';
import { sql as uuids } from './0015-uuids.ts';

/** Step n leads from schema version n to n + 1. Steps are only ever appended. */
const steps: readonly string[] = [
  initial,
  access,
  calendar,
  roster,
  records,
  leave,
  credentials,
  delivery,
  staff,
  office,
  palms,
  events,
  numbers,
  portraits,
  uuids,
];

/** The version this program reads and writes. */
export const schemaVersion = steps.length;

/** Brings a database of version `from` to `to`, by default the newest. Interrupted, it is as it was. */
export function migrate(connection: Connection, from: number, to: number = schemaVersion): void {
  for (let version = from; version < to; version++) {
    connection.transaction(() => {
      connection.execute(steps[version] as string);
      connection.pragma(`user_version = ${version + 1}`);
    });
  }
}
