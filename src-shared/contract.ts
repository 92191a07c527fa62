/**
 * What the screens may ask of a station: one map of command -> argument schema -> result, used by every transport (HTTP +
 * WebSocket, Electron IPC, in-process) and by the HTTP dialects. Arguments are decoded by these schemas at each boundary.
 */
import { z } from 'zod';
import { type AllowedClient, type AuditRecord, dialects, type KeySummary, scopes } from './access.ts';
import { type AttendanceResults, attendanceArguments, type StatusCounts } from './contract/attendance.ts';
import { type CalendarResults, calendarArguments } from './contract/calendar.ts';
import { type CredentialResults, credentialArguments } from './contract/credentials.ts';
import { type DeliveryResults, deliveryArguments, type OutboxEvent } from './contract/delivery.ts';
import type { EnrolledPhotos } from './contract/enrolled-photos.ts';
import { actor, cursor, frameImage, groupName, id, personName, printable, replace } from './contract/fields.ts';
import { type LeaveResults, leaveArguments } from './contract/leave.ts';
import { type OfficeResults, officeArguments } from './contract/office.ts';
import { type OneActResults, oneActArguments } from './contract/one-act.ts';
import { type PalmResults, palmArguments } from './contract/palms.ts';
import { type ReportResults, reportArguments } from './contract/reports.ts';
import { type RosterResults, rosterArguments } from './contract/roster.ts';
import type { RunningSettings } from './contract/settings.ts';
import { type StaffResults, staffArguments } from './contract/staff.ts';
import type {
  Box,
  CaptureHint,
  EnrolmentShot,
  Observation,
  PackSummary,
  PersonSummary,
  Pose,
  Quality,
  RecognitionEvent,
  ShotKind,
  Sighting,
  StationStatus,
  TemplateSummary,
} from './domain.ts';
import { modalities } from './palm.ts';

const tenantId = z.number().int().min(0);
const userId = z.number().int().min(0);
const image = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'an image as bytes');
/** Distance 0..1 of the documented APIs; see "Scores". */
const threshold = z.number().min(0).max(1).default(0.35);
const group = groupName.default('');

export const commandArguments = {
  'station.status': z.object({}),
  'station.settings': z.object({}),
  'packs.list': z.object({}),

  'people.list': z.object({
    tenantId: tenantId.optional(),
    query: z.string().max(200).default(''),
    limit: z.number().int().min(1).max(200).default(50),
    cursor,
  }),
  'people.get': z.object({ personId: id }),
  'people.byUserId': z.object({ tenantId, userId }),
  'people.create': z.object({
    tenantId: tenantId.optional(),
    userId: userId.optional(),
    name: personName,
    group,
    actor,
  }),
  'people.update': z.object({ personId: id, name: personName.optional(), group: groupName.optional(), actor }),
  'people.portrait': z.object({ personId: id }),
  /** Removes all of a person's face templates and their portraits; the person, their palms and their records stay. */
  'people.forget': z.object({ personId: id, actor }),
  'people.remove': z.object({ personId: id, actor }),

  /** Enrolment from one photo, as the documented APIs do it. */
  'enrolment.photo': z.object({
    tenantId,
    userId: userId.optional(),
    /** Absent: an existing person keeps theirs, a new one is called `User <user id>`. */
    name: personName.optional(),
    group,
    image,
    allowDuplicate: z.boolean().default(false),
    replace,
    actor: z.string().default('api'),
  }),
  /** Several photos of one person. Nothing is stored where they show two people; else each is stored or refused by itself. */
  'enrolment.photos': z.object({
    tenantId,
    /** Who has the number now: whoever has it when the photos have been read must be them still. */
    personId: id.optional(),
    userId: userId.optional(),
    name: personName.optional(),
    group,
    images: z.array(image).min(1).max(10),
    allowDuplicate: z.boolean().default(false),
    replace,
    actor: z.string().default('api'),
  }),
  /** For imports: a person whose face comes later. One that is there already stays as they are. */
  'enrolment.person': z.object({
    tenantId,
    userId,
    name: personName,
    group,
    actor: z.string().default('import'),
  }),
  /** For imports: a template that another service made with the very network of the pack `packId`. */
  'enrolment.template': z.object({
    tenantId,
    userId,
    name: personName,
    group,
    packId: z.string().min(1).max(64),
    embedding: z.array(z.number()).max(4096),
    allowDuplicate: z.boolean().default(false),
    actor: z.string().default('import'),
  }),
  /** Guided enrolment in front of a camera. Nothing is stored before `finish`. */
  'enrolment.start': z.object({
    tenantId: tenantId.optional(),
    userId: userId.optional(),
    name: personName,
    group,
  }),
  'enrolment.frame': z.object({ sessionId: z.string(), image: frameImage }),
  'enrolment.retake': z.object({ sessionId: z.string(), kind: z.enum(['front', 'right', 'left', 'up']) }),
  'enrolment.finish': z.object({ sessionId: z.string(), allowDuplicate: z.boolean().default(false), replace, actor }),
  'enrolment.cancel': z.object({ sessionId: z.string() }),

  'recognition.encode': z.object({ image }),
  'recognition.detect': z.object({ image }),
  'recognition.compare': z.object({ image, encoding: z.array(z.number()), threshold }),
  'recognition.identify': z.object({ tenantId, image, threshold }),
  /** Every face of one photo, largest first. */
  'recognition.identifyAll': z.object({ tenantId, image, threshold }),
  'recognition.verify': z.object({ tenantId, userId, image, threshold }),
  'recognition.events': z.object({ limit: z.number().int().min(1).max(500).default(50), cursor }),
  /** What `recognised` told after the event of that number, oldest first: for a reader that was away. */
  'recognition.arrivals': z.object({ after: z.number().int().min(0) }),

  'templates.list': z.object({ tenantId }),
  /** By the registry's UUID or the biometric dialect's code, in one tenant. */
  'templates.find': z.object({ tenantId, uuid: z.string().optional(), code: z.string().optional() }),
  'templates.ofPerson': z.object({ personId: id }),
  /** Page `page` (from 1) of a tenant's templates in the order of their making, with their people. */
  'templates.page': z.object({ tenantId, page: id.default(1), limit: z.number().int().min(1).max(100).default(10) }),
  'templates.portrait': z.object({ tenantId, templateId: id }),
  'templates.remove': z.object({ tenantId, templateId: z.number().int().min(0), actor }),
  'templates.removeByName': z.object({ tenantId, name: z.string().min(1).max(200), actor }),

  'gallery.invalidate': z.object({ tenantId }),
  'gallery.refresh': z.object({ tenantId }),
  'gallery.status': z.object({ tenantId }),

  /** One camera frame (JPEG). `camera` names the stream, so that two gates do not share tracks; `at` is the capture time in
   * milliseconds of the sender's monotonic clock. */
  'live.frame': z.object({
    camera: z.string().min(1).max(64),
    /** The gate it watches; the station's own where absent. */
    gate: z.string().trim().min(1).max(60).optional(),
    /** What to look for in it. */
    modality: z.enum(modalities).default('face'),
    seq: z.number().int().min(0),
    at: z.number().min(0),
    image: frameImage,
  }),
  'live.today': z.object({}),

  'keys.create': z.object({
    name: z.string().trim().min(1).max(100).regex(printable),
    scopes: z.array(z.enum(scopes)).min(1),
    expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
    actor: z.string().default('staff'),
  }),
  'keys.list': z.object({}),
  'keys.revoke': z.object({ keyId: id, actor: z.string().default('staff') }),
  'clients.allow': z.object({
    address: z.union([z.ipv4(), z.ipv6()]),
    dialect: z.enum(dialects),
    actor: z.string().default('staff'),
  }),
  'clients.list': z.object({}),
  'clients.remove': z.object({ clientId: id, actor: z.string().default('staff') }),
  'audit.list': z.object({ limit: z.number().int().min(1).max(500).default(50), cursor }),

  ...calendarArguments,
  ...attendanceArguments,
  ...leaveArguments,
  ...credentialArguments,
  ...rosterArguments,
  ...reportArguments,
  ...deliveryArguments,
  ...staffArguments,
  ...officeArguments,
  ...palmArguments,
  ...oneActArguments,
} as const;

export type CommandName = keyof typeof commandArguments;
/** What a caller may write (defaults left out). */
export type CommandInput<N extends CommandName> = z.input<(typeof commandArguments)[N]>;
/** What the station sees after decoding. */
export type CommandArguments<N extends CommandName> = z.output<(typeof commandArguments)[N]>;

export interface EnrolmentProgress {
  sessionId: string;
  shots: EnrolmentShot[];
  /** The shot being taken now; null when all are there. */
  wanted: ShotKind | null;
  hint: CaptureHint;
  /** A shot was accepted in this very frame. */
  accepted: ShotKind | null;
  /** Enough shots to finish. */
  canFinish: boolean;
  face: { box: Box; pose: Pose; quality: Quality } | null;
  /** 0..1 towards the wanted shot (held still long enough, turned far enough). */
  progress: number;
}

export interface EnrolmentResult {
  person: PersonSummary;
  /** Templates stored by this enrolment. */
  stored: number;
  /** An older template had to go: the per-person maximum was reached. */
  replaced: boolean;
  /** Templates of the tenant after it. */
  count: number;
  /** The last template stored. */
  template: TemplateSummary;
}

export interface IdentifiedFace {
  person: PersonSummary | null;
  distance: number | null;
  box: Box;
}

export interface TemplateWithPerson {
  template: TemplateSummary;
  person: PersonSummary;
}

export interface IdentifyResult {
  match: boolean;
  person: PersonSummary | null;
  distance: number | null;
  similarity: number | null;
  box: Box;
  /** The matched person's template closest to the face; null without a match. */
  template: TemplateSummary | null;
}

export interface CommandResults
  extends CalendarResults,
    AttendanceResults,
    LeaveResults,
    CredentialResults,
    RosterResults,
    ReportResults,
    DeliveryResults,
    StaffResults,
    OfficeResults,
    PalmResults,
    OneActResults {
  'station.status': StationStatus;
  'station.settings': RunningSettings;
  'packs.list': { packs: PackSummary[] };
  'people.list': { people: PersonSummary[]; next: number | null; total: number };
  'people.get': PersonSummary;
  'people.byUserId': PersonSummary;
  'people.create': PersonSummary;
  'people.update': PersonSummary;
  'people.forget': { count: number };
  /** JPEG, of the best shot that is left; null where none is kept. */
  'people.portrait': { image: Uint8Array | null };
  'people.remove': { removed: true };
  'enrolment.photo': EnrolmentResult;
  'enrolment.photos': EnrolledPhotos<EnrolmentResult>;
  'enrolment.person': { person: PersonSummary; created: boolean };
  /** `stored` is 0 where the person has this very template already. */
  'enrolment.template': EnrolmentResult | { stored: 0 };
  'enrolment.start': EnrolmentProgress;
  'enrolment.frame': EnrolmentProgress;
  'enrolment.retake': EnrolmentProgress;
  'enrolment.finish': EnrolmentResult;
  'enrolment.cancel': { cancelled: true };
  'recognition.encode': { embedding: Float32Array };
  'recognition.detect': { width: number; height: number; faces: Omit<Observation, 'embedding'>[] };
  'recognition.compare': { match: boolean; distance: number; threshold: number };
  'recognition.identify': IdentifyResult;
  'recognition.identifyAll': { width: number; height: number; faces: IdentifiedFace[] };
  'recognition.verify': { verified: boolean; distance: number; userId: number };
  'recognition.events': { events: RecognitionEvent[]; next: number | null };
  'recognition.arrivals': { arrivals: Arrival[] };
  'templates.list': {
    templates: { id: number; userId: number; name: string; embedding: Float32Array }[];
  };
  'templates.find': TemplateWithPerson;
  'templates.ofPerson': { templates: TemplateSummary[] };
  'templates.page': { items: TemplateWithPerson[]; total: number };
  /** JPEG of the shot that the template is of; null where none is kept. */
  'templates.portrait': { image: Uint8Array | null };
  'templates.remove': { count: number };
  'templates.removeByName': { count: number };
  'gallery.invalidate': { tenantId: number };
  'gallery.refresh': { count: number };
  'gallery.status': { cached: boolean; count: number; loadedAt: string | null };
  'live.frame': { seq: number; seen: Sighting[]; status: Pick<StationStatus, 'vision' | 'liveness'> };
  'live.today': {
    /** Different people accepted at the gate today, of all enrolled. */
    seen: number;
    enrolled: number;
    /** The last accepted ones, newest first. */
    recent: { recordId: number; at: string; personId: number; name: string; group: string; hasPortrait: boolean }[];
    /** Today's school day, and how many are in each status; null on a day without school. */
    date: string;
    counts: StatusCounts | null;
  };
  /** `key` is shown this once and stored only as a hash. */
  'keys.create': KeySummary & { key: string };
  'keys.list': { keys: KeySummary[] };
  'keys.revoke': KeySummary;
  'clients.allow': AllowedClient;
  'clients.list': { clients: AllowedClient[] };
  'clients.remove': { removed: true };
  'audit.list': { entries: AuditRecord[]; next: number | null };
}

/** Somebody was recorded at the gate. */
export interface Arrival {
  at: string;
  eventId: number;
  personId: number;
  name: string;
  group: string;
}

/** What the station tells every connected screen without being asked. */
export type StationEvent =
  | { type: 'status'; status: StationStatus }
  | ({ type: 'recognised' } & Arrival)
  /** Something was written to the outbox: attendance, corrections, leave. */
  | { type: 'outbox'; event: OutboxEvent }
  | { type: 'calendar.changed' }
  | { type: 'settings.changed' }
  | { type: 'people.changed' };

/** A station as its screens see it, whatever the transport. */
export interface StationClient {
  call<N extends CommandName>(name: N, args: CommandInput<N>): Promise<CommandResults[N]>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: StationEvent) => void): () => void;
}
