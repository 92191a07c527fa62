/** Whose a template is, and what goes with a number that passes to another person. */

import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { isNoName } from '../../../src-shared/names.ts';
import type { Modality } from '../../../src-shared/palm.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import { revokeCards, revokePin } from '../credentials/commands.ts';

/** Whether new shots are one person's, and the person's whom they are for: the check of every door, for faces and palms alike.
 * Each shot must be like one that is known to be the person's: one of `own`, the first shot where there is none, or another shot
 * that is. A turned head may be unlike the first shot and like the next one. */
export function areOnePersons<Shot>(
  own: readonly Shot[],
  shots: readonly Shot[],
  alike: (a: Shot, b: Shot) => boolean,
): boolean {
  const known = own.length > 0 ? [...own] : shots.slice(0, 1);
  let waiting = own.length > 0 ? [...shots] : shots.slice(1);
  for (;;) {
    const found = waiting.filter((shot) => known.some((other) => alike(shot, other)));
    if (found.length === 0) return waiting.length === 0;
    known.push(...found);
    waiting = waiting.filter((shot) => !found.includes(shot));
  }
}

/** `userId` undefined: somebody new, of whom the request has shots of two people. */
export function unlike(what: 'face' | 'palm', userId: number | undefined, ofPerson: boolean): StationError {
  const these = what === 'face' ? 'faces' : 'palms of that hand';
  const message = ofPerson
    ? `This ${what} is not like the ${these} enrolled for user ${userId}. Check the number, or send replace=true to replace theirs.`
    : `The photos show the ${what}s of two people. Send photos of one person.`;
  return new StationError(`unlike_${what}`, message, { userId: userId ?? null, enrolled: ofPerson });
}

/** A number that passes to somebody else: whatever else was recognised or let in under it belonged to whoever had it before.
 * Whether an enrolment that replaces gives the number of `known` to another name. `name`: what `newNameOf` says. */
export function passesOn(known: PersonSummary | null, name: string | null, replace: boolean): known is PersonSummary {
  return known !== null && replace && name !== null && !isNoName(known.name);
}

/** Takes away what the person has besides `enrolled`, which the enrolment replaces itself: the other biometric, PIN and cards. Part of
 * the caller's transaction; answers what is to leave the memory after it. */
export function dropOthers(
  context: Context,
  { id, tenantId }: PersonSummary,
  enrolled: Modality,
  actor: string,
): () => void {
  const { store, gallery, palmGallery } = context;
  const subject = `person:${id}`;
  const faces = enrolled === 'face' ? [] : store.templates.ofPerson(id).map((template) => template.id);
  const palms = enrolled === 'palm' ? [] : store.palms.ofPerson(id).map((palm) => palm.id);
  for (const templateId of faces) store.templates.remove(templateId);
  if (enrolled !== 'face') store.portraits.remove(id);
  for (const palmId of palms) store.palms.remove(palmId);
  if (faces.length > 0) note(context, actor, 'face.removed', subject, { faces: faces.length });
  if (palms.length > 0) note(context, actor, 'palm.removed', subject, { palms: palms.length });
  revokePin(context, id, actor);
  revokeCards(context, id, actor);
  return () => {
    gallery.remove(tenantId, faces);
    palmGallery.remove(tenantId, palms);
  };
}
