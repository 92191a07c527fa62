/** A number that passes to somebody else: whatever else was recognised or let in under it belonged to whoever had it before. */
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { isNoName } from '../../../src-shared/names.ts';
import type { Modality } from '../../../src-shared/palm.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';

/** Whether an enrolment that replaces gives the number of `known` to another name. `name`: what `newNameOf` says. */
export function passesOn(known: PersonSummary | null, name: string | null, replace: boolean): known is PersonSummary {
  return known !== null && replace && name !== null && !isNoName(known.name);
}

/** Takes away what the person has besides `enrolled`, which the enrolment replaces itself: the other biometric, PIN and cards. Part of
 * the caller's transaction; answers what is to leave the memory after it. */
export function dropOthers(context: Context, { id }: PersonSummary, enrolled: Modality, actor: string): () => void {
  const { store, gallery, palmGallery } = context;
  const subject = `person:${id}`;
  const tenantId = store.people.get(id)?.tenantId ?? 0;
  const faces = enrolled === 'face' ? [] : store.templates.ofPerson(id).map((template) => template.id);
  const palms = enrolled === 'palm' ? [] : store.palms.ofPerson(id).map((palm) => palm.id);
  for (const templateId of faces) store.templates.remove(templateId);
  if (enrolled !== 'face') store.portraits.remove(id);
  for (const palmId of palms) store.palms.remove(palmId);
  if (faces.length > 0) note(context, actor, 'face.removed', subject, { faces: faces.length });
  if (palms.length > 0) note(context, actor, 'palm.removed', subject, { palms: palms.length });
  if (store.credentials.pinOf(id) !== null) {
    store.credentials.removePin(id);
    note(context, actor, 'pin.revoked', subject);
  }
  const cards = store.credentials.cardsOf(id).length;
  if (cards > 0) {
    store.credentials.revokeCards(id, nowIso(context));
    note(context, actor, 'card.revoked', subject, { revoked: cards });
  }
  return () => {
    gallery.remove(tenantId, faces);
    palmGallery.remove(tenantId, palms);
  };
}
