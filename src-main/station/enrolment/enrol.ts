/** Writes an enrolment: the one way in which templates come into the station, whatever door they came through. */
import type { EnrolmentResult } from '../../../src-shared/contract.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso, packOf } from '../context.ts';
import { newNameOf } from '../people/person.ts';
import { summaryOf } from '../people/templates.ts';
import type { StoredTemplate } from '../ports/people.ts';
import { cosine } from '../recognition/scores.ts';
import { areOnePersons, dropOthers, passesOn, unlike } from './ownership.ts';
import { type EnrolledAs, knownAs, personFor } from './person.ts';

export interface Shot {
  /** L2-normalised. */
  embedding: Float32Array;
  quality: number;
  /** JPEG that the shot is shown by; null where there is none. */
  portrait: Uint8Array | null;
}

export interface Enrolment extends EnrolledAs {
  shots: readonly Shot[];
  allowDuplicate: boolean;
  /** The shots take the place of the person's templates and portraits, and `name` of their name; where that is another name, the number
   * passes to somebody else, and palms, PIN and cards go too. */
  replace?: boolean;
  actor: string;
}

/** Synchronous from the duplicate check to the gallery: two enrolments of one face cannot pass each other.
 * Throws `duplicate_face`, `unlike_face`, `name_conflict`, `person_not_found`, `tenant_not_found` (where a setting forbids new tenants), and what the store throws. */
export function enrol(context: Context, enrolment: Enrolment): EnrolmentResult {
  const { store, gallery, settings } = context;
  const pack = packOf(context);
  const at = nowIso(context);
  const { tenantId, replace = false } = enrolment;
  const shots = atMost(settings.maxTemplatesPerPerson, enrolment.shots);
  const known = knownAs(context, enrolment);
  const other = shots.map((shot) => owner(context, tenantId, shot, known?.id)).find((id) => id !== null) ?? null;
  if (other !== null && !enrolment.allowDuplicate) throw duplicateFace(context, other);
  const agrees = requireOwn(context, known, enrolment.shots, replace);
  const name = known && newNameOf(known, enrolment.name, { agrees, replace });

  const change = store.transaction(() => {
    const person = personFor(context, known, enrolment, name);
    const all = store.templates.ofPerson(person.id);
    const kept = all.filter((template) => template.packId === pack.id);
    const forgotten = passesOn(known, name, replace) ? dropOthers(context, known, 'face', enrolment.actor) : null;
    if (replace && person.hasPortrait) store.portraits.remove(person.id);
    const stored = shots.map(({ portrait, ...shot }) => {
      const template = store.templates.insert({ personId: person.id, packId: pack.id, ...shot }, at);
      if (portrait && settings.keepPortraits) store.portraits.put(template.id, portrait, at);
      return template;
    });
    const removed = replace ? all : surplus(kept, stored, settings.maxTemplatesPerPerson);
    for (const template of removed) store.templates.remove(template.id);
    const { actor } = enrolment;
    const subject = `person:${person.id}`;
    note(context, actor, 'face.enrolled', subject, { stored: stored.length, replaced: removed.length });
    if (replace && all.length > 0)
      note(context, actor, 'enrolment.replaced', subject, { tenantId, templates: removed.length });
    if (other !== null) note(context, actor, 'enrolment.duplicate-allowed', subject, { tenantId, resembles: other });
    return { personId: person.id, stored, removed, forgotten };
  });

  change.forgotten?.();
  gallery.add(tenantId, change.stored.map(toEntry));
  gallery.remove(
    tenantId,
    change.removed.map((template) => template.id),
  );
  context.emit({ type: 'people.changed' });
  return {
    person: store.people.get(change.personId) as PersonSummary,
    stored: shots.length,
    replaced: change.removed.length > 0,
    // Of the active pack, as listings and searches see them: templates of another pack are as good as absent.
    count: gallery.templates(tenantId),
    template: summaryOf(change.stored.at(-1) as StoredTemplate),
  };
}

/** Whether the shots are like the templates that the person has; false where they have none, or where those are replaced. The other
 * shots of the request must be like them all the same. Throws `unlike_face`. */
export function requireOwn(
  context: Context,
  known: PersonSummary | null,
  shots: readonly Shot[],
  replace: boolean,
): boolean {
  const { id, gate } = packOf(context);
  const templates = known && !replace ? context.store.templates.ofPerson(known.id) : [];
  const own = templates.filter(({ packId }) => packId === id);
  const alike = (a: Pick<Shot, 'embedding'>, b: Pick<Shot, 'embedding'>): boolean =>
    cosine(a.embedding, b.embedding) >= gate.ownTemplate;
  if (!areOnePersons<Pick<Shot, 'embedding'>>(own, shots, alike)) throw unlike('face', known?.userId, own.length > 0);
  return own.length > 0;
}

/** Who else this face belongs to, by 1:N at the duplicate threshold; null when it is nobody's or `self`'s. */
function owner({ gallery, ...context }: Context, tenantId: number, shot: Shot, self?: number): number | null {
  const { duplicate } = packOf({ gallery, ...context }).gate;
  const other = gallery.search(tenantId, shot.embedding, 2).find((candidate) => candidate.personId !== self);
  return other && other.similarity >= duplicate ? other.personId : null;
}

/** The shots worth keeping where there are more than a person may have templates. */
function atMost(most: number, shots: readonly Shot[]): Shot[] {
  const kept = [...shots];
  while (kept.length > most) kept.splice(kept.indexOf(leastUseful(kept)), 1);
  return kept;
}

/** The old templates that must go so that at most `most` stay with the new ones. */
function surplus(kept: readonly StoredTemplate[], stored: readonly StoredTemplate[], most: number): StoredTemplate[] {
  const old = [...kept];
  const removed: StoredTemplate[] = [];
  while (old.length > 0 && old.length + stored.length > most) {
    removed.push(...old.splice(old.indexOf(leastUseful(old)), 1));
  }
  return removed;
}

function toEntry({ id, personId, embedding }: StoredTemplate) {
  return { templateId: id, personId, embedding };
}

/** The details are for the station's own screens; no dialect shows them to callers. */
function duplicateFace({ store }: Context, personId: number): StationError {
  return new StationError(
    'duplicate_face',
    'This face is already enrolled for another person. Send allow_duplicate=true if they are twins.',
    { personId, name: store.people.get(personId)?.name ?? null },
  );
}

export interface Comparable {
  embedding: Float32Array;
  quality: number;
}

/** Which template goes when a person has as many as the station keeps. Of the two templates most alike the one of lower quality:
 * what it knows the other knows better. `templates` has at least one; with one, that one. */
export function leastUseful<T extends Comparable>(templates: readonly T[]): T {
  let [a, b] = [templates[0] as T, templates[0] as T];
  let most = -Infinity;
  for (const [i, left] of templates.entries())
    for (const right of templates.slice(i + 1)) {
      const similarity = cosine(left.embedding, right.embedding);
      if (similarity > most) [a, b, most] = [left, right, similarity];
    }
  return a.quality < b.quality ? a : b;
}
