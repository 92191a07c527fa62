/** What the office's screens ask for beyond the attendance book: overviews, the person's file, settings, upkeep. */
import { z } from 'zod';
import type { GateOutcome, PersonSummary, RecognitionEvent } from '../domain.ts';
import { gateOutcomes } from '../domain.ts';
import { screenFault } from '../screen-fault.ts';
import type { StatusCounts } from './attendance.ts';
import type { DayPlan } from './calendar.ts';
import { actor, cursor, date, file, id, line, type MadeFile } from './fields.ts';
import { type SchoolSettings, settingArguments } from './settings.ts';

export { type GateReads, gateReadings, type Strictness, strictnesses } from '../settings.ts';
export type { SchoolSettings } from './settings.ts';

export const officeArguments = {
  'settings.get': z.object({}),
  /** Takes effect at once. What was never set here comes from the host's configuration. */
  'settings.update': z.object({ ...settingArguments, actor }),

  /** A day at a glance; today by default. */
  'today.overview': z.object({ date: date.optional() }),

  /** Everybody of the home tenant in one compact list: tables filter and sort it themselves. */
  'people.table': z.object({}),
  'people.removeMany': z.object({ personIds: z.array(id).min(1).max(5000), actor }),
  'people.notes': z.object({ personId: id }),
  'people.addNote': z.object({ personId: id, text: z.string().trim().min(1).max(1000), actor }),
  'people.removeNote': z.object({ noteId: id, actor }),

  /** Who agreed to the use of the person's biometrics, or took it back, and when. Only added to. */
  'consent.record': z.object({
    personId: id,
    given: z.boolean(),
    by: line(120).min(1, 'who agreed'),
    relation: z.enum(['guardian', 'self', 'other']),
    note: line(300).default(''),
    actor,
  }),
  'consent.ofPerson': z.object({ personId: id }),

  /** The log of the gate's decisions, newest first. `nearMiss`: refused within one step of strictness, or a thin margin. */
  'events.list': z.object({
    outcome: z.enum(gateOutcomes).optional(),
    nearMiss: z.boolean().default(false),
    marked: z.boolean().default(false),
    personId: id.optional(),
    from: date.optional(),
    to: date.optional(),
    limit: z.number().int().min(1).max(200).default(50),
    cursor,
  }),
  /** Staff say that a decision was wrong; null takes it back. */
  'events.mark': z.object({ eventId: id, wrong: z.boolean(), note: line(200).default(''), actor }),

  'backups.list': z.object({}),
  'backups.create': z.object({ actor }),

  'diagnostics.get': z.object({}),
  'diagnostics.log': z.object({
    level: z.enum(['info', 'warn', 'error']).default('info'),
    limit: z.number().int().min(1).max(500).default(200),
  }),
  /** Figures, settings and the log as a zip: no names, pictures, templates or addresses. */
  'diagnostics.bundle': z.object({ actor }),
  /** A screen tells of a fault of its own: a line of the log, few of them, and without anybody's name. */
  'diagnostics.screenFault': screenFault,
  /** A file of a model pack: kept where a manifest names it by its SHA-256, refused otherwise. */
  'packs.importFile': z.object({ file, actor }),
} as const;

export interface TodayOverview {
  date: string;
  isToday: boolean;
  /** What the school as a whole has that day; no sessions: no school. */
  plan: DayPlan;
  dayName: string | null;
  counts: StatusCounts;
  /** Mean minutes of those who are late; 0 without any. */
  meanLateMinutes: number;
  /** Arrivals in steps of five minutes of the school's clock, `HH:MM`, from the first to the last one without gaps. */
  arrivals: { time: string; onTime: number; late: number }[];
  groups: { group: string; teacher: string; counts: StatusCounts }[];
  /** Not seen yet or absent, those missing longest first; at most 200. */
  missing: {
    personId: number;
    name: string;
    group: string;
    status: 'not_seen' | 'absent';
    /** School days in a row missed before this one. */
    daysBefore: number;
    leaveRequested: boolean;
    hasPortrait: boolean;
  }[];
  leaveWaiting: number;
}

export interface PersonRow {
  id: number;
  userId: number;
  nis: string;
  name: string;
  group: string;
  gender: 'L' | 'P' | null;
  templates: number;
  palms: number;
  hasPortrait: boolean;
  consent: boolean;
  hasPin: boolean;
  hasCard: boolean;
  leftOn: string | null;
}

export interface PersonNote {
  id: number;
  at: string;
  author: string;
  text: string;
}

export interface ConsentEntry {
  id: number;
  uuid: string;
  at: string;
  given: boolean;
  by: string;
  relation: 'guardian' | 'self' | 'other';
  note: string;
  author: string;
}

export interface LoggedDecision extends RecognitionEvent {
  person: Pick<PersonSummary, 'id' | 'name' | 'group' | 'hasPortrait'> | null;
  margin: number | null;
  /** Where it stood against the line it was judged by: accepted from `line` on, `step` apart per factor of ten in strangers. null
   * where nothing was compared, or by a pack or rules that are not known here. Closer to the second person than `leastMargin` is
   * too close, than `closeMargin` a near miss. */
  standing: { score: number; line: number; step: number; leastMargin: number; closeMargin: number } | null;
  /** Qualities, 0..1: a look below `usable` said little by the rules that it was judged by, one below `alone` was no good without
   * another. null where they are not known here. */
  qualityLines: { usable: number; alone: number } | null;
  nearMiss: boolean;
  mark: { wrong: boolean; note: string; at: string; author: string } | null;
}

export interface Diagnostics {
  version: string;
  startedAt: string;
  /** One point a minute, the last 60 minutes, oldest first. */
  minutes: {
    at: string;
    frames: number;
    /** Mean milliseconds a picture spent in each stage. */
    stages: Record<string, number>;
    decisions: Partial<Record<GateOutcome, number>>;
    memoryMb: number;
  }[];
  queue: number | null;
  people: number;
  templates: number;
  records: number;
  databaseMb: number;
  diskFreeMb: number | null;
  outboxPending: number;
  clockBehindMs: number;
}

export interface BackupEntry {
  name: string;
  at: string;
  megabytes: number;
}

export interface OfficeResults {
  'settings.get': SchoolSettings;
  'settings.update': SchoolSettings;
  'today.overview': TodayOverview;
  'people.table': { people: PersonRow[] };
  'people.removeMany': { removed: number };
  'people.notes': { notes: PersonNote[] };
  'people.addNote': PersonNote;
  'people.removeNote': { removed: true };
  'consent.record': ConsentEntry;
  'consent.ofPerson': { current: boolean; entries: ConsentEntry[] };
  'events.list': { events: LoggedDecision[]; next: number | null };
  'events.mark': LoggedDecision;
  'backups.list': { folder: string; backups: BackupEntry[] };
  'backups.create': BackupEntry;
  'diagnostics.get': Diagnostics;
  'diagnostics.log': { lines: { at: string; level: string; message: string }[] };
  'diagnostics.bundle': MadeFile;
  /** `logged`: false where the same, or enough, was written down within the last minutes. */
  'diagnostics.screenFault': { logged: boolean };
  'packs.importFile': { pack: string; task: string };
}
