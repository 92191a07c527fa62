/** Whose number it is, and whether somebody may still use a PIN or a card. */
import { uniqueFields } from '../../../src-shared/contract/profile.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import type { Context } from '../context.ts';

/** `number`: a user id, a NIS or a NISN, in this order where it could be several people's. */
export function personOfNumber({ store, settings }: Context, number: string): number | null {
  const { homeTenant } = settings;
  const byUserId = (text: string) => store.people.byUserId(homeTenant, Number(text))?.id ?? null;
  const byProfile = () =>
    uniqueFields.map(({ name }) => store.profiles.byNumber(homeTenant, name, number)).find((id) => id !== null);
  return (
    (/^(0|[1-9]\d{0,14})$/.test(number) ? byUserId(number) : null) ??
    byProfile() ??
    (/^0\d{1,14}$/.test(number) ? byUserId(number) : null)
  );
}

/** null for people of other schools, and for those who left. */
export function presentPupil({ store, settings, calendar, time }: Context, personId: number): PersonSummary | null {
  const person = store.people.get(personId);
  if (person?.tenantId !== settings.homeTenant) return null;
  const { leftOn } = store.profiles.get(personId);
  return leftOn !== null && leftOn <= calendar.dateOf(time.now().at) ? null : person;
}
