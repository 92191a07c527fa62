/** What somebody does with one press although it changes several things: all of it or nothing. */
import { z } from 'zod';
import type { PersonSummary } from '../domain.ts';
import { direction } from './attendance.ts';
import { ruleDraft } from './calendar.ts';
import { actor, groupName, id, instant, personName, reason } from './fields.ts';
import type { ConsentEntry } from './office.ts';
import { officeArguments } from './office.ts';
import { profileArguments } from './profile.ts';

export const oneActArguments = {
  /** Somebody new of the home tenant with what is known of them: nobody is added where any of it is refused. */
  'people.add': z.object({
    userId: z.number().int().min(0).optional(),
    name: personName,
    group: groupName.default(''),
    ...profileArguments,
    /** Their consent, or their refusal, where somebody was asked. */
    consent: officeArguments['consent.record'].omit({ personId: true, actor: true }).optional(),
    actor,
  }),
  /** Name, group and profile of somebody, as far as they are given. */
  'people.save': z.object({
    personId: id,
    name: personName.optional(),
    group: groupName.optional(),
    ...profileArguments,
    actor,
  }),
  /** All of a person's faces, palms and their portrait. */
  'people.forgetBiometrics': z.object({ personId: id, actor }),
  /** The clock and the first hours of a school, from its today on. */
  'calendar.begin': z.object({
    timeZone: z.string().min(1).max(64),
    rules: z
      .array(ruleDraft.omit({ effectiveFrom: true }))
      .min(1)
      .max(50),
    actor,
  }),
  /** The same arrival, or leaving, of several people, by hand. */
  'attendance.manualMany': z.object({
    personIds: z.array(id).min(1).max(5000),
    at: instant,
    direction: direction.default('in'),
    reason,
    extendMembership: z.boolean().default(false),
    actor,
  }),
  /** New PINs for several people. */
  'credentials.issuePins': z.object({ personIds: z.array(id).min(1).max(5000), actor }),
} as const;

export interface OneActResults {
  'people.add': { person: PersonSummary; consent: ConsentEntry | null };
  'people.save': PersonSummary;
  'people.forgetBiometrics': { faces: number; palms: number };
  'calendar.begin': { rules: number };
  'attendance.manualMany': { recorded: number };
  /** Shown this once, in the order that was asked for. */
  'credentials.issuePins': { pins: { personId: number; pin: string }[] };
}
