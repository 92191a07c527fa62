/** What a person's profile is, in types and schemas, as the table of fields says. */
import { z } from 'zod';
import { type PersonField, personFields } from '../person-fields.ts';
import { line, shownDate, shownTime } from './fields.ts';

type Field = (typeof personFields)[number];
type Named<F> = F extends { name: infer N extends string } ? N : never;
type OfProfile = Extract<Field, { of: 'profile' }>;
type Choice<F> = F extends { choices: infer C; fallback: infer D } ? (keyof C & string) | Extract<D, null> : never;
type ValueOf<F> = F extends { kind: 'choice' } ? Choice<F> : F extends { kind: 'consent' } ? boolean : string;

export type PersonFieldName = Named<Field>;
export type ProfileFieldName = Named<OfProfile>;
/** Fields that a file can have a column of. */
export type RosterField = Exclude<PersonFieldName, Named<Extract<Field, { headings: readonly [] }>>>;
/** Numbers that belong to one person each. */
export type UniqueField = Named<Extract<OfProfile, { unique: true }>>;
export type ConsentField = Named<Extract<OfProfile, { kind: 'consent' }>>;

export type ProfileValues = { [F in OfProfile as F['name']]: ValueOf<F> };
/** When each consent was given; null without. */
export type ConsentTimes = { [N in ConsentField as `${N}At`]: string | null };

/** A line of the table, with the name as the types know it. */
export type FieldOf<N extends string, K = PersonField['kind']> = Extract<PersonField, { kind: K }> & { name: N };

const table: readonly PersonField[] = personFields;
const ofKind = <K extends PersonField['kind']>(kind: K) =>
  table.filter((field): field is Extract<PersonField, { kind: K }> => field.kind === kind && field.of === 'profile');

export const profileTable = table.filter(({ of }) => of === 'profile') as FieldOf<ProfileFieldName>[];
export const rosterTable = table.filter(({ headings }) => headings.length > 0) as FieldOf<RosterField>[];
export const uniqueFields = ofKind('number').filter(({ unique }) => unique) as FieldOf<UniqueField, 'number'>[];
export const consentFields = ofKind('consent') as FieldOf<ConsentField, 'consent'>[];

/** The columns of a roster file that the station knows. */
export const rosterFields = rosterTable.map(({ name }) => name) as [RosterField, ...RosterField[]];

export function consentTimeOf<N extends ConsentField>(name: N): `${N}At` {
  return `${name}At`;
}

const byName = new Map(table.map((field) => [field.name, field]));

export function fieldNamed(name: PersonFieldName): PersonField {
  const field = byName.get(name);
  if (!field) throw new RangeError(`There is no field ${name}`);
  return field;
}

/** What a caller may write. */
function argument(field: PersonField): z.ZodType {
  if (field.kind === 'choice') return choice(field);
  return field.kind === 'consent' ? z.boolean() : line(field.most);
}

/** What the station answers. */
function result(field: PersonField): z.ZodType {
  if (field.kind === 'choice') return choice(field);
  if (field.kind === 'consent') return z.boolean();
  return field.kind === 'phone' ? z.string().describe('E.164; empty where none is known.') : z.string();
}

function choice({ choices, fallback }: Extract<PersonField, { kind: 'choice' }>): z.ZodType {
  const one = z.enum(Object.keys(choices));
  return fallback === null ? one.nullable() : one;
}

type Schemas = { [N in ProfileFieldName]: z.ZodType<ProfileValues[N], ProfileValues[N]> };
const schemas = (schemaOf: (field: PersonField) => z.ZodType): Schemas =>
  Object.fromEntries(profileTable.map((field) => [field.name, schemaOf(field)])) as Schemas;

/** The profile as arguments of a command, each of which may be left out. */
export const profileArguments = z.object(schemas(argument)).partial().shape;

export const membership = z.object({
  group: z.string(),
  from: shownDate,
  to: shownDate.nullable().describe('The first date that no longer counts; null: still a member.'),
});
export type Membership = z.infer<typeof membership>;

const consentTimes = Object.fromEntries(
  consentFields.map(({ name }) => [consentTimeOf(name), shownTime.nullable()]),
) as unknown as { [N in keyof ConsentTimes]: z.ZodType<ConsentTimes[N], ConsentTimes[N]> };

export const profile = z
  .object({
    personId: z.int(),
    ...schemas(result),
    ...consentTimes,
    leftOn: shownDate.nullable().describe('The date from which they are no pupil any more.'),
    memberships: z.array(membership),
  })
  .meta({ id: 'Profile' });
export type Profile = z.infer<typeof profile>;
