/** What the office's screens need kept, and what the host does for them. The store's methods are synchronous. */
import type {
  BackupEntry,
  ConsentEntry,
  Diagnostics,
  OfficeResults,
  PersonNote,
  PersonRow,
} from '../../../src-shared/contract/office.ts';
import type { Settings } from '../../../src-shared/contract/settings.ts';
import type { GateOutcome, RecognitionEvent } from '../../../src-shared/domain.ts';

export interface EventMark {
  wrong: boolean;
  note: string;
  at: string;
  author: string;
}

export interface OfficeStore {
  notes: {
    /** Newest first. */
    ofPerson(personId: number): PersonNote[];
    get(noteId: number): (PersonNote & { personId: number }) | null;
    add(note: Omit<PersonNote, 'id'> & { personId: number }): PersonNote;
    remove(noteId: number): void;
  };
  consents: {
    /** Newest first. */
    ofPerson(personId: number): ConsentEntry[];
    add(consent: Omit<ConsentEntry, 'id' | 'uuid'> & { personId: number }): ConsentEntry;
  };
  marks: {
    of(eventIds: readonly number[]): Map<number, EventMark>;
    put(eventId: number, mark: EventMark): void;
    remove(eventId: number): void;
  };
  overview: {
    /** Everybody of a tenant by name, in one query. */
    people(tenantId: number): PersonRow[];
    /** Newest first, before the event `cursor` (0: from the newest). */
    events(query: {
      outcome?: GateOutcome | undefined;
      marked: boolean;
      personId?: number | undefined;
      fromAt?: string | undefined;
      toAt?: string | undefined;
      limit: number;
      cursor: number;
    }): { events: RecognitionEvent[]; next: number | null };
    records(): number;
    /** Megabytes of the database with its log. */
    megabytes(): number;
  };
}

/** What only the host can do or know. */
export interface Upkeep {
  backups(): Promise<{ folder: string; backups: BackupEntry[] }>;
  backUp(): Promise<BackupEntry>;
  figures(): Pick<Diagnostics, 'startedAt' | 'minutes' | 'queue' | 'diskFreeMb'>;
  log(level: 'info' | 'warn' | 'error', limit: number): Promise<OfficeResults['diagnostics.log']['lines']>;
  /** Errors: `file_unreadable` where no manifest names the file. */
  importPackFile(bytes: Uint8Array): Promise<{ pack: string; task: string }>;
}

/** What a station runs with; staff change some of it while it runs. */
export type StationSettings = Settings & { version: string };
