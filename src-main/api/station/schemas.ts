/** What the station's own API speaks of, as schemas: they check requests, write answers and describe both in OpenAPI. */
import { z } from 'zod';
import { type AllowedClient, type AuditRecord, dialects, type KeySummary, scopes } from '../../../src-shared/access.ts';
import type { Box } from '../../../src-shared/boxes.ts';
import { runningSettings } from '../../../src-shared/contract/settings.ts';
import {
  gateOutcomes,
  livenessModes,
  type PackSummary,
  type PersonSummary,
  type RecognitionEvent,
  type StationStatus,
  type TemplateSummary,
} from '../../../src-shared/domain.ts';
import { modalities, type PalmSummary, palmSides } from '../../../src-shared/palm.ts';

const time = z.string().meta({ format: 'date-time' });
const unit = z.number().meta({ minimum: 0, maximum: 1 });

/** A number in an address, a query or a form: digits. An empty field is none, and is no 0. */
function written<S extends z.ZodNumber>(schema: S) {
  return z.preprocess(
    (value) => (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value),
    schema,
  );
}
export const id = written(z.number().int().min(1));
export const number = written(z.number().int().min(0));
export const zeroToOne = written(z.number().min(0).max(1));
export const personParams = z.object({ personId: id });

export const person = z
  .object({
    id: z.int(),
    uuid: z.uuid().describe('The name of the person between stations and in exchange files.'),
    tenantId: z.int(),
    /** The caller's own number for the person, unique within the tenant. */
    userId: z.int().describe('The number that other systems know the person by; unique within the tenant.'),
    name: z.string(),
    group: z.string().describe('Class or group; empty where none was given.'),
    createdAt: time,
    templateCount: z.int().describe('Of the face.'),
    palmCount: z.int(),
    hasPortrait: z.boolean(),
  })
  .meta({ id: 'Person' }) satisfies z.ZodType<PersonSummary>;

export const template = z
  .object({
    id: z.int(),
    uuid: z.string(),
    code: z.string(),
    personId: z.int(),
    packId: z.string(),
    quality: unit,
    createdAt: time,
  })
  .meta({ id: 'Template' }) satisfies z.ZodType<TemplateSummary>;

export const palmSide = z.enum(palmSides).describe("The person's own left or right hand.").meta({ id: 'PalmSide' });

export const palm = z
  .object({
    id: z.int(),
    uuid: z.uuid(),
    code: z.string(),
    personId: z.int(),
    packId: z.string(),
    side: palmSide,
    quality: unit,
    createdAt: time,
  })
  .meta({ id: 'Palm' }) satisfies z.ZodType<PalmSummary>;

export const box = z
  .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
  .describe('Pixels of the upright photo.')
  .meta({ id: 'Box' }) satisfies z.ZodType<Box>;

export const recognitionEvent = z
  .object({
    id: z.int(),
    uuid: z.uuid(),
    tenantId: z.int(),
    at: time,
    gate: z.string(),
    modality: z.enum(modalities).describe('What the decision was on.'),
    outcome: z.enum(gateOutcomes),
    personId: z.int().nullable(),
    similarity: z.number().nullable(),
    runnerUp: z.number().nullable(),
    distance: unit.nullable(),
    liveness: unit.nullable(),
    livenessMode: z.enum(livenessModes),
    quality: unit,
    people: z.int(),
    sightings: z.int(),
    packId: z.string(),
    policy: z.string(),
  })
  .meta({ id: 'RecognitionEvent' }) satisfies z.ZodType<RecognitionEvent>;

export const status = z
  .object({
    version: z.string(),
    health: z.enum(['ok', 'degraded']),
    problems: z.array(z.object({ code: z.string(), message: z.string() })),
    vision: z.enum(['starting', 'ready', 'restarting', 'unavailable']),
    ready: z.boolean().describe('Photos and frames are looked at now. What needs none works either way.'),
    pack: z.object({ id: z.string(), title: z.string(), dimension: z.int() }).nullable(),
    liveness: z.enum(livenessModes),
    livenessAvailable: z.boolean(),
    school: z.string(),
    gate: z.string(),
    homeTenant: z.int(),
    people: z.int(),
    templates: z.int(),
    palmPack: z
      .object({ id: z.string(), title: z.string() })
      .nullable()
      .describe('What palms are recognised with; null where they are not.'),
    palms: z.int(),
  })
  .meta({ id: 'Status' }) satisfies z.ZodType<StationStatus>;

export const settings = runningSettings.meta({ id: 'Settings' });

const packFile = z.object({
  task: z.string(),
  file: z.string(),
  sha256: z.string(),
  licence: z.string(),
  source: z.string(),
  present: z.boolean(),
});
export const pack = z
  .object({
    id: z.string(),
    title: z.string(),
    dimension: z.int(),
    active: z.boolean(),
    complete: z.boolean(),
    files: z.array(packFile),
  })
  .meta({ id: 'Pack' }) satisfies z.ZodType<PackSummary>;

export const apiKey = z
  .object({
    id: z.int(),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    createdAt: time,
    expiresAt: time.nullable(),
    revokedAt: time
      .nullable()
      .describe('Of an expired key the same as `expiresAt`, from when that was first seen: it stays so.'),
    lastUsedAt: time.nullable(),
  })
  .meta({ id: 'ApiKey' }) satisfies z.ZodType<KeySummary>;

export const allowedClient = z
  .object({ id: z.int(), address: z.string(), dialect: z.enum(dialects), createdAt: time })
  .meta({ id: 'AllowedClient' }) satisfies z.ZodType<AllowedClient>;

export const auditRecord = z
  .object({
    id: z.int(),
    at: time,
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditRecord' }) satisfies z.ZodType<AuditRecord>;
