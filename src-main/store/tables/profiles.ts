/** What a school knows about a pupil beyond the name. A number or name of another system that is not known is NULL, so that
 * its uniqueness holds among those that are. */
import { StationError } from '../../../src-shared/errors.ts';
import type { StoredProfile } from '../../station/ports/roster.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { violates } from '../sqlite-errors.ts';

interface ProfileRow {
  personId: number;
  nis: string | null;
  nisn: string | null;
  sourceId: string | null;
  gender: 'L' | 'P' | null;
  guardianName: string;
  guardianPhone: string;
  guardianLanguage: 'id' | 'en';
  messagesConsentAt: string | null;
  leftOn: string | null;
}

const columns = `person_id AS personId, nis, nisn, source_id AS sourceId, gender, guardian_name AS guardianName,
  guardian_phone AS guardianPhone, guardian_language AS guardianLanguage, messages_consent_at AS messagesConsentAt,
  left_on AS leftOn`;

const saving = `INSERT INTO profiles (person_id, tenant_id, nis, nisn, source_id, gender, guardian_name, guardian_phone,
  guardian_language, messages_consent_at, left_on)
  SELECT id, tenant_id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM people WHERE id = ?
  ON CONFLICT (person_id) DO UPDATE SET nis = excluded.nis, nisn = excluded.nisn, source_id = excluded.source_id,
  gender = excluded.gender, guardian_name = excluded.guardian_name, guardian_phone = excluded.guardian_phone,
  guardian_language = excluded.guardian_language, messages_consent_at = excluded.messages_consent_at,
  left_on = excluded.left_on`;

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
      const row = connection.get<ProfileRow>(`SELECT ${columns} FROM profiles WHERE person_id = ?`, personId);
      return row ? profileOf(row) : emptyProfile(personId);
    },
    put: (profile) => put(connection, profile),
    byNis: (tenantId, nis) => owner('nis', tenantId, nis),
    byNisn: (tenantId, nisn) => owner('nisn', tenantId, nisn),
    bySourceId: (tenantId, sourceId) => owner('source_id', tenantId, sourceId),
    all(tenantId) {
      const sql = `SELECT ${columns} FROM profiles WHERE tenant_id = ? ORDER BY person_id`;
      return connection.all<ProfileRow>(sql, tenantId).map(profileOf);
    },
    leftBefore: (tenantId, date) => connection.all(leavers, tenantId, date),
  };
}

function put(connection: Connection, profile: StoredProfile): void {
  try {
    const { changes } = connection.run(
      saving,
      profile.nis || null,
      profile.nisn || null,
      profile.sourceId || null,
      profile.gender,
      profile.guardianName,
      profile.guardianPhone,
      profile.guardianLanguage,
      profile.messagesConsentAt,
      profile.leftOn,
      profile.personId,
    );
    if (changes === 0) throw new StationError('person_not_found', 'There is no such person.');
  } catch (thrown) {
    if (violates(thrown, 'UNIQUE'))
      throw new StationError('conflict', 'Somebody else has this NIS or NISN already. Look it up before changing it.');
    throw thrown;
  }
}

function profileOf({ nis, nisn, sourceId, ...row }: ProfileRow): StoredProfile {
  return {
    ...row,
    nis: nis ?? '',
    nisn: nisn ?? '',
    sourceId: sourceId ?? '',
    messagesConsent: row.messagesConsentAt !== null,
  };
}

function emptyProfile(personId: number): StoredProfile {
  return profileOf({
    personId,
    nis: null,
    nisn: null,
    sourceId: null,
    gender: null,
    guardianName: '',
    guardianPhone: '',
    guardianLanguage: 'id',
    messagesConsentAt: null,
    leftOn: null,
  });
}
