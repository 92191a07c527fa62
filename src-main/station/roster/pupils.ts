/** Whom an export lists. */
import type { Context } from '../context.ts';
import { today } from '../people/membership.ts';
import { type KnownPerson, PeopleIndex } from './people-index.ts';

/** Whoever has not left. */
export function pupils(context: Context): KnownPerson[] {
  const now = today(context);
  return new PeopleIndex(context).everybody.filter(({ profile }) => profile.leftOn === null || profile.leftOn > now);
}
