/** A number that passes to somebody else: whatever else was recognised or let in under it belonged to whoever had it before. */
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { isNoName } from '../../../src-shared/names.ts';
import type { Modality } from '../../../src-shared/palm.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import { revokeCards, revokePin } from '../credentials/revoke.ts';

/** Whether an enrolment that replaces gives the number of `known` to another name. `name`: what `newNameOf` says. */
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
