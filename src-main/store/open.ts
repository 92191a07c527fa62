/**
 * Opens the station's database: checks that it is one, that this program is new enough and that the key is the right one
 * before anything in it is changed; then brings its schema up to date.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TemplateSummary } from '../../src-shared/domain.ts';
import { StationError } from '../../src-shared/errors.ts';
import type { PalmSummary } from '../../src-shared/palm.ts';
import type { Clock, Store } from '../station/ports.ts';
import { type Access, Connection } from './connection.ts';
import { erasedBy, type KeyHistory, markBegun, refuseEmptied, refuseLoss } from './data-loss.ts';
import { migrate } from './migrations/index.ts';
import { applicationId, checkedVersion, checkKey } from './own-database.ts';
import { createSeal, type Seal } from './seal.ts';
import { biometricsTable, consentsTable, notesTable } from './tables/about-people.ts';
import { clientsTable, keysTable } from './tables/access.ts';
import { auditTable } from './tables/audit.ts';
import { calendarTable } from './tables/calendar.ts';
import { credentialsTable } from './tables/credentials.ts';
import { deliveriesTable } from './tables/deliveries.ts';
import { endpointsTable } from './tables/endpoints.ts';
import { eventsTable, marksTable } from './tables/events.ts';
import { groupsTable, yearsTable } from './tables/groups.ts';
import { idempotencyTable } from './tables/idempotency.ts';
import { leaveTable } from './tables/leave.ts';
import { membershipsTable } from './tables/memberships.ts';
import { outboxTable } from './tables/outbox.ts';
import { overviewTable } from './tables/overview.ts';
import { type PalmsTable, palmsTable } from './tables/palms.ts';
import { peopleTable } from './tables/people.ts';
import { portraitsTable } from './tables/portraits.ts';
import { profilesTable } from './tables/profiles.ts';
import { gatesTable, recordsTable } from './tables/records.ts';
import { type MetaTable, metaTable, preferencesTable, tenantsTable } from './tables/settings.ts';
import { staffTable } from './tables/staff.ts';
import { type TemplatesTable, templatesTable } from './tables/templates.ts';

export interface OpenOptions extends KeyHistory {
  /** The database file; made when it does not exist, in a folder that does. */
  path: string;
  /** The sealing key, 32 bytes. */
  key: Uint8Array;
  clock?: Pick<Clock, 'now'>;
  /** `read` neither creates, migrates nor writes, and works while a station has the same file open. Default `write`. */
  access?: Access;
  /** A template or a palm that does not open; see `tables/templates.ts`. */
  onDamaged?: ((record: TemplateSummary | PalmSummary) => void) | undefined;
}

export interface StationStore extends Store {
  readonly path: string;
  /** For backups of this store. */
  readonly seal: Seal;
  readonly templates: Store['templates'] & TemplatesTable;
  readonly palms: PalmsTable;
  readonly meta: MetaTable;
  /** Every statement used so far. */
  statements(): string[];
  /** Empties the write-ahead log into the database. Nothing may be called afterwards. */
  close(): void;
}

/** Where a data folder has its database. */
export function databasePath(dataDir: string): string {
  return join(dataDir, 'station.db');
}

/**
 * Errors: data_lost (there was a database here, see `data-loss.ts`), wrong_key, version_too_new, storage_full, busy, invalid_argument (a key of another length, nothing to read), and
 * internal with `details.reason` `damaged` (not a database, or broken), `foreign` (another program's) or a system code.
 */
export function openStore(options: OpenOptions): StationStore {
  const { path, key, access = 'write', clock = { now: () => new Date() } } = options;
  const seal = createSeal(key);
  refuseLoss(path, options);
  if (access === 'read' && !existsSync(path)) throw nothingToRead();
  const isNew = !existsSync(path);
  const connection = new Connection(path, access);
  try {
    const version = checkedVersion(connection);
    if (version > 0) checkKey(connection, seal);
    else if (access === 'read') throw nothingToRead();
    else refuseEmptied(path, options);
    if (access === 'write') prepareForWriting(connection, version, seal, clock.now());
    return storeOf(connection, seal, options);
  } catch (thrown) {
    connection.close();
    // On a full disk the first start leaves no empty file, which would look like lost data at the next.
    if (isNew) for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    throw thrown;
  }
}

function nothingToRead(): StationError {
  return new StationError('invalid_argument', 'There is no station data in this folder.');
}

function prepareForWriting(connection: Connection, version: number, seal: Seal, now: Date): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('secure_delete = ON');
  connection.transaction(() => {
    migrate(connection, version);
    if (version > 0) return;
    const actor = erasedBy(connection.path);
    if (actor !== null)
      auditTable(connection).append({
        at: now.toISOString(),
        actor,
        action: 'data.reset',
        subject: 'station',
        details: {},
      });
    connection.pragma(`application_id = ${applicationId}`);
    const meta = metaTable(connection);
    meta.set('key_check', seal.keyCheck);
    meta.set('created_at', now.toISOString());
  });
  markBegun(connection.path, now);
}

function storeOf(connection: Connection, seal: Seal, { onDamaged }: OpenOptions): StationStore {
  return {
    path: connection.path,
    seal,
    transaction: (work) => connection.transaction(work),
    tenants: tenantsTable(connection),
    people: peopleTable(connection),
    templates: templatesTable(connection, seal, { onDamaged }),
    palms: palmsTable(connection, seal, { onDamaged }),
    biometrics: biometricsTable(connection),
    portraits: portraitsTable(connection, seal),
    events: eventsTable(connection),
    keys: keysTable(connection),
    clients: clientsTable(connection),
    idempotency: idempotencyTable(connection),
    audit: auditTable(connection),
    calendar: calendarTable(connection),
    credentials: credentialsTable(connection, seal),
    deliveries: deliveriesTable(connection),
    endpoints: endpointsTable(connection, seal),
    gates: gatesTable(connection),
    groups: groupsTable(connection),
    leave: leaveTable(connection, seal),
    memberships: membershipsTable(connection),
    outbox: outboxTable(connection),
    preferences: preferencesTable(connection, seal),
    profiles: profilesTable(connection),
    records: recordsTable(connection),
    years: yearsTable(connection),
    staff: staffTable(connection),
    notes: notesTable(connection),
    consents: consentsTable(connection),
    marks: marksTable(connection),
    overview: overviewTable(connection),
    meta: metaTable(connection),
    statements: () => connection.statements(),
    close: () => connection.close(),
  };
}
