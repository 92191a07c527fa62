/** What the roster needs kept. All methods are synchronous. */
import type { Profile, UniqueField } from '../../../src-shared/contract/profile.ts';
import type { Group, SchoolYear } from '../../../src-shared/contract/roster.ts';

export type StoredProfile = Omit<Profile, 'memberships'> & {
  /** The id another system knows the person by (OneRoster sourcedId); empty where there is none. */
  sourceId: string;
};

export interface RosterStore {
  groups: {
    /** Those that were saved and those that people belong to, by grade and name. */
    list(tenantId: number): Group[];
    /** As it was saved; null where it only has people. */
    get(tenantId: number, name: string): Omit<Group, 'people'> | null;
    save(tenantId: number, group: Omit<Group, 'people' | 'uuid'>): void;
    remove(tenantId: number, name: string): void;
    /** Whether anybody belongs to it on a date or later. */
    hasMembers(name: string, from: string): boolean;
    /** People whose memberships begin or end after one date, up to another. */
    changedBetween(after: string, until: string): number[];
    /** From a date on the person belongs nowhere: later memberships go, earlier ones end. */
    clear(personId: number, from: string): void;
  };
  years: {
    list(): SchoolYear[];
    /** Replaces the one of that name. */
    save(year: Omit<SchoolYear, 'id'>): SchoolYear;
  };
  profiles: {
    /** An empty one where nothing was kept. */
    get(personId: number): StoredProfile;
    put(profile: StoredProfile): void;
    byNumber(tenantId: number, field: UniqueField, number: string): number | null;
    bySourceId(tenantId: number, sourceId: string): number | null;
    /** Everybody's of a tenant, by person: for imports and exports. */
    all(tenantId: number): StoredProfile[];
    /** People of a tenant who left before a date. */
    leftBefore(tenantId: number, date: string): { id: number; name: string; group: string; leftOn: string }[];
  };
}
