/** What a school knows about a pupil beyond the name, in the columns of the table of fields. A number or name of another system
 * that is not known is NULL, so that its uniqueness holds among those that are. */
import {
  consentTimeOf,
  type FieldOf,
  type ProfileFieldName,
  profileTable,
  uniqueFields,
} from '../../../src-shared/contract/profile.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { translate } from '../../../src-shared/messages/index.ts';
import type { StoredProfile } from '../../station/ports/people.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection, SqlValue } from '../connection.ts';
import { violates } from '../sqlite-errors.ts';

interface Row {
  person_id: number;
  source_id?: string | null;
  left_on?: string | null;
  [column: string]: SqlValue | undefined;
}
type Field = FieldOf<ProfileFieldName>;

/** `guardianName` -> `guardian_name`; of a consent, when it was given. */
function columnOf({ name, kind }: Field): string {
  const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return kind === 'consent' ? `${column}_at` : column;
}

const placed = profileTable.map((field) => ({ field, column: columnOf(field) }));
const kept = ['source_id', ...placed.map(({ column }) => column), 'left_on'];
const columns = ['person_id', ...kept].join(', ');

const saving = `INSERT INTO profiles (person_id, tenant_id, ${kept.join(', ')})
  SELECT id, tenant_id, ${kept.map(() => '?').join(', ')} FROM people WHERE id = ?
  ON CONFLICT (person_id) DO UPDATE SET ${kept.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** With the group they belonged to last. */
const leavers = `SELECT people.id, name, coalesce((SELECT group_name FROM memberships WHERE person_id = people.id
  ORDER BY from_date DESC LIMIT 1), people.group_name) AS "group", left_on AS leftOn
  FROM profiles JOIN people ON people.id = profiles.person_id
  WHERE profiles.tenant_id = ? AND left_on IS NOT NULL AND left_on < ? ORDER BY left_on, people.id`;

export function profilesTable(connection: Connection): Store['profiles'] {
  const owner = (column: string, tenantId: number, value: string): number | null => {
    const sql = `SELECT person_id AS personId FROM profiles WHERE tenant_id = ? AND ${column} = ?`;
    return connection.get<{ personId: number }>(sql, tenantId, value)?.personId ?? null;
  };
  return {
    get(personId) {
      const row = connection.get<Row>(`SELECT ${columns} FROM profiles WHERE person_id = ?`, personId);
      return profileOf(row ?? { person_id: personId });
    },
    put: (profile) => put(connection, profile),
    byNumber(tenantId, field, number) {
      const found = placed.find(({ field: { name } }) => name === field);
      return found ? owner(found.column, tenantId, number) : null;
    },
    bySourceId: (tenantId, sourceId) => owner('source_id', tenantId, sourceId),
    all(tenantId) {
      const sql = `SELECT ${columns} FROM profiles WHERE tenant_id = ? ORDER BY person_id`;
      return connection.all<Row>(sql, tenantId).map(profileOf);
    },
    leftBefore: (tenantId, date) => connection.all(leavers, tenantId, date),
  };
}

function put(connection: Connection, profile: StoredProfile): void {
  const values = [profile.sourceId || null, ...profileTable.map((field) => stored(field, profile)), profile.leftOn];
  try {
    const { changes } = connection.run(saving, ...values, profile.personId);
    if (changes === 0) throw new StationError('person_not_found', 'There is no such person.');
  } catch (thrown) {
    if (!violates(thrown, 'UNIQUE')) throw thrown;
    const numbers = uniqueFields.map(({ label }) => translate('en', label)).join(' or ');
    throw new StationError('conflict', `Somebody else has this ${numbers} already. Look it up before changing it.`);
  }
}

function stored(field: Field, profile: StoredProfile): SqlValue {
  if (field.kind === 'consent') return profile[consentTimeOf((field as FieldOf<'messagesConsent'>).name)];
  const value = profile[field.name] as string | null;
  return field.kind === 'number' ? value || null : value;
}

function profileOf(row: Row): StoredProfile {
  const fields = placed.flatMap(({ field, column }): [string, unknown][] => {
    const value = row[column] ?? null;
    if (field.kind === 'choice') return [[field.name, value ?? field.fallback]];
    if (field.kind !== 'consent') return [[field.name, value ?? '']];
    return [
      [field.name, value !== null],
      [`${field.name}At`, value],
    ];
  });
  return {
    personId: row.person_id,
    ...Object.fromEntries(fields),
    sourceId: row.source_id ?? '',
    leftOn: row.left_on ?? null,
  } as StoredProfile;
}
