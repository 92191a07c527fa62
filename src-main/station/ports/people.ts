/** What is kept of people and of what they are recognised by, and of their classes and profiles. All methods are synchronous. */

import type { Profile, UniqueField } from '../../../src-shared/contract/profile.ts';
import type { Group, SchoolYear } from '../../../src-shared/contract/roster.ts';
import type { Person, PersonSummary, RecognitionEvent, TemplateSummary } from '../../../src-shared/domain.ts';

/** The store numbers and names them. */
export type NewPerson = Omit<Person, 'id' | 'uuid'>;
export type NewEvent = Omit<RecognitionEvent, 'id' | 'uuid'>;

export interface NewTemplate {
  personId: number;
  packId: string;
  embedding: Float32Array;
  quality: number;
}

/** A template with its embedding, out of its seal. */
export interface StoredTemplate extends TemplateSummary {
  tenantId: number;
  embedding: Float32Array;
}

export interface PeoplePage {
  people: PersonSummary[];
  next: number | null;
  total: number;
}

export interface PeopleStore {
  people: {
    /** `numberGiven`: `userId` is one that the station gave; false where a caller, a file or a person did. */
    insert(person: NewPerson, numberGiven?: boolean): Person;
    update(personId: number, changes: { name: string; group: string }): void;
    get(personId: number): PersonSummary | null;
    byUserId(tenantId: number, userId: number): PersonSummary | null;
    byName(tenantId: number, name: string): PersonSummary[];
    /** The number that the station gives next, in `numbersGiven`: above every one that it gave, past those that others use. Throws
     * `invalid_argument` where they are used up. */
    nextUserId(tenantId: number): number;
    /** `query` matches name, group or user id, ignoring case and accents; ordered by name. `cursor` is an offset. */
    list(tenantId: number, query: string, limit: number, cursor: number): PeoplePage;
    remove(personId: number): void;
    count(tenantId: number): number;
    /** People with a face or a palm. */
    countEnrolled(tenantId: number): number;
  };
  templates: {
    /** `id` is unique on the station, `uuid` and `code` are unguessable. */
    insert(template: NewTemplate, at: string): StoredTemplate;
    ofPerson(personId: number): StoredTemplate[];
    ofTenant(tenantId: number): StoredTemplate[];
    /** Every template of one pack, for the gallery at start. */
    ofPack(packId: string): Iterable<StoredTemplate>;
    get(tenantId: number, templateId: number): StoredTemplate | null;
    byUuid(tenantId: number, uuid: string): TemplateSummary | null;
    byCode(tenantId: number, code: string): TemplateSummary | null;
    /** In the order of their making; without embeddings. */
    page(tenantId: number, offset: number, limit: number): TemplateSummary[];
    remove(templateId: number): void;
    count(tenantId: number): number;
  };
  portraits: {
    /** JPEG of the shot that the template is of; sealed at rest, and gone with its template. Replaces an earlier one. Throws
     * `template_not_found`. */
    put(templateId: number, image: Uint8Array, at: string): void;
    ofTemplate(templateId: number): Uint8Array | null;
    /** The person's: of their best shot (by quality) that has one. */
    get(personId: number): Uint8Array | null;
    /** All of the person's. */
    remove(personId: number): void;
    /** All of everybody's; returns how many. */
    removeAll(): number;
  };
  events: {
    insert(event: NewEvent): RecognitionEvent;
    /** Newest first. */
    list(limit: number, cursor: number): { events: RecognitionEvent[]; next: number | null };
    get(eventId: number): RecognitionEvent | null;
  };
}

/** What the roster needs kept. All methods are synchronous. */
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
