/**
 * What a station runs with, each said once: the contract, the station's API, the screens and the host's configuration are made of
 * this table. A new setting is its line here and its words; where the host's environment says it too, a line in its configuration.
 */
import { z } from 'zod';
import { line } from './contract/fields.ts';
import { livenessModes } from './domain.ts';
import type { MessageKey } from './messages/index.ts';

/** How sure the gate must be: one step is a factor of ten in strangers let through. */
export const strictnesses = ['relaxed', 'normal', 'strict'] as const;
export type Strictness = (typeof strictnesses)[number];

/** What the gate's camera looks for. `both` looks for palms only while somebody has one enrolled. */
export const gateReadings = ['face', 'palm', 'both'] as const;
export type GateReads = (typeof gateReadings)[number];

/** The tabs of the settings that settings are changed in. */
export type SettingsPlace = 'school' | 'gates' | 'recognition' | 'staff';

export interface Setting<S extends z.ZodType = z.ZodType> {
  schema: S;
  /** Where neither staff nor the host's configuration says it. */
  fallback: z.output<S>;
  /** What it is in the words of the API. */
  says?: string;
  /** What staff call it. One of several values is called as its setting with the value behind a dot. null: staff do not change it. */
  title: MessageKey | null;
  hint?: MessageKey;
  example?: MessageKey;
  /** The tab that draws it by its kind, in the order of this table; `own`: a screen draws it in a way of its own. */
  drawn?: SettingsPlace | 'own';
  /** A text that needs the whole width. */
  wide?: true;
}

const setting = <S extends z.ZodType, const M extends Omit<Setting, 'schema' | 'fallback'>>(
  schema: S,
  fallback: z.output<S>,
  more: M,
) => ({ schema, fallback, ...more });

export const settingsTable = {
  school: setting(line(100), '', {
    title: 'settings.school.name',
    hint: 'settings.school.name.hint',
    example: 'settings.school.name.example',
    drawn: 'school',
  }),
  gate: setting(line(60).min(1), 'Gerbang Utama', {
    title: 'settings.gates.own',
    hint: 'settings.gates.own.hint',
    drawn: 'gates',
  }),
  nextEvent: setting(line(120), '', {
    says: 'Shown at the gate while nobody is there; empty shows nothing.',
    title: 'settings.school.event',
    hint: 'settings.school.event.hint',
    example: 'settings.school.event.example',
    drawn: 'school',
    wide: true,
  }),
  homeTenant: setting(z.int().min(0), 1, { title: null }),
  liveness: setting(z.enum(livenessModes), 'warn', { title: 'settings.liveness', drawn: 'own' }),
  gateReads: setting(z.enum(gateReadings), 'both', {
    says: "What the gate's camera looks for.",
    title: 'settings.gate_reads',
    drawn: 'own',
  }),
  palmNeedsPin: setting(z.boolean(), false, {
    says: 'The gate asks for the PIN after a palm.',
    title: 'settings.palm_pin',
    hint: 'settings.palm_pin.hint',
    drawn: 'own',
  }),
  strictness: setting(z.enum(strictnesses), 'normal', {
    says: 'How sure the gate must be: a step lets through ten times fewer strangers.',
    title: 'settings.strictness',
    drawn: 'own',
  }),
  maxTemplatesPerPerson: setting(z.int().min(1).max(20), 5, {
    title: 'settings.templates',
    hint: 'settings.templates.hint',
    drawn: 'own',
  }),
  minEnrolmentQuality: setting(z.number().min(0).max(1), 0.3, {
    says: 'Enrolment below this quality is refused.',
    title: 'settings.quality',
    hint: 'settings.quality.hint',
    drawn: 'own',
  }),
  createUnknownTenants: setting(z.boolean(), true, {
    says: 'Enrolling into a tenant that is not there makes it.',
    title: null,
  }),
  keepPortraits: setting(z.boolean(), true, {
    says: 'One of each shot; turned off, those that are there are erased.',
    title: 'settings.portraits',
    hint: 'settings.portraits.hint',
    drawn: 'own',
  }),
  idleLockMinutes: setting(z.int().min(1).max(240), 10, {
    says: 'Minutes after which the office locks.',
    title: 'settings.lock',
    hint: 'settings.lock.hint',
    drawn: 'own',
  }),
  minimumGapMinutes: setting(z.number().min(0), 5, {
    says: 'Minutes within which a person is greeted but not recorded a second time.',
    title: null,
  }),
} as const satisfies Record<string, Setting>;
