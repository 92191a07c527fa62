/** Writes palms: the one way in which they come into the station, whether from a photo or from guided capture. */

import type { EnrolledPhotos } from '../../../src-shared/contract/enrolled-photos.ts';
import type { PalmEnrolment } from '../../../src-shared/contract/palms.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type PalmSide, type PalmSummary, palmSides } from '../../../src-shared/palm.ts';
import { palmDistance } from '../../../src-shared/palm-code.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import { areOnePersons, dropOthers, passesOn, unlike } from '../enrolment/ownership.ts';
import { type EnrolledAs, knownAs, personFor } from '../enrolment/person.ts';
import { eachPhoto } from '../enrolment/photo.ts';
import { newNameOf } from '../people/person.ts';
import { onlyPalm } from '../recognition/hands.ts';
import { palmPackOf } from '../recognition/palm-scores.ts';

export interface PalmCode {
  template: Uint32Array;
  quality: number;
}

export interface NewPalms extends EnrolledAs {
  side: PalmSide;
  /** At least one. */
  shots: readonly PalmCode[];
  /** What was there of that side goes, and `name` takes the place of the person's; otherwise only what is more than a person may have of a side. */
  replace: boolean;
  /** The shots know the hand better than what was there of that side, which goes; it must be the same hand's. */
  renew?: boolean;
  allowDuplicate: boolean;
}

/** Synchronous from the duplicate check to the gallery: two enrolments of one palm cannot pass each other.
 * Throws `duplicate_palm`, `unlike_palm`, `name_conflict`, `tenant_not_found` (where a setting forbids new tenants), and what the store throws. */
export function enrolPalms(context: Context, enrolment: NewPalms): PalmEnrolment {
  const { store, palmGallery } = context;
  const { tenantId, shots, side } = enrolment;
  const { id: packId, gate } = palmPackOf(context);
  const at = nowIso(context);
  const known = knownAs(context, enrolment);
  const owner = shots
    .map((shot) => ownerOf(context, tenantId, shot, gate.duplicate, known?.id))
    .find((id) => id !== null);
  if (owner !== undefined && !enrolment.allowDuplicate) throw duplicatePalm(context, owner as number);
  const agrees = requireOwnPalm(context, known, enrolment);
  const name = known && newNameOf(known, enrolment.name, { agrees, replace: enrolment.replace });

  const change = store.transaction(() => {
    const { id: personId } = personFor(context, known, enrolment, name);
    const passes = passesOn(known, name, enrolment.replace);
    const forgotten = passes ? dropOthers(context, known, 'palm', enrolment.actor) : null;
    const all = store.palms.ofPerson(personId);
    const kept = passes ? all : all.filter((palm) => palm.packId === packId && palm.side === side);
    const stored = shots.map(({ template, quality }) => ({
      template,
      palm: store.palms.insert({ personId, packId, side, template, quality }, at),
    }));
    const gone =
      enrolment.replace || enrolment.renew
        ? kept
        : surplus(kept, context.settings.maxTemplatesPerPerson - stored.length);
    for (const palm of gone) store.palms.remove(palm.id);
    const { actor } = enrolment;
    const subject = `person:${personId}`;
    note(context, actor, 'palm.enrolled', subject, { side, stored: stored.length, replaced: gone.length });
    if (owner !== undefined)
      note(context, actor, 'enrolment.duplicate-allowed', subject, { tenantId, resembles: owner, modality: 'palm' });
    return { personId, stored, gone, forgotten };
  });

  change.forgotten?.();
  palmGallery.add(
    tenantId,
    change.stored.map(({ template, palm: { id: palmId, personId } }) => ({ palmId, personId, side, template })),
  );
  palmGallery.remove(
    tenantId,
    change.gone.map(({ id }) => id),
  );
  context.emit({ type: 'people.changed' });
  return {
    person: store.people.get(change.personId) as PersonSummary,
    side,
    stored: change.stored.length,
    replaced: change.gone.length > 0,
    palm: change.stored.at(-1)?.palm as PalmSummary,
  };
}

/** As `requireOwn` of faces, with what the person has of the same hand. Throws `unlike_palm`. */
function requireOwnPalm(
  context: Context,
  known: PersonSummary | null,
  { side, shots, replace }: Pick<NewPalms, 'side' | 'shots' | 'replace'>,
): boolean {
  const { ownTemplate } = palmPackOf(context).gate;
  const toOwn = (code: PalmCode): number | null =>
    known && !replace ? context.palmGallery.distanceTo(known.tenantId, known.id, code.template, side) : null;
  const first = shots[0];
  const has = first !== undefined && toOwn(first) !== null;
  // The person's own, whatever they are, as one that every shot within the line is like.
  const own = has ? [null] : [];
  const alike = (a: PalmCode | null, b: PalmCode | null): boolean =>
    (a && b ? palmDistance(a.template, b.template) : (toOwn((a ?? b) as PalmCode) ?? 1)) <= ownTemplate;
  if (!areOnePersons<PalmCode | null>(own, shots, alike)) throw unlike('palm', known?.userId, has);
  return has;
}

/** Who else this palm belongs to; null where it is nobody's or `self`'s. A left palm is nothing like a right one, so the side
 * that was made out does not matter. */
function ownerOf(
  { palmGallery }: Context,
  tenantId: number,
  { template }: PalmCode,
  duplicate: number,
  self: number | undefined,
): number | null {
  const other = palmGallery.search(tenantId, template, 2).find(({ personId }) => personId !== self);
  return other && other.distance <= duplicate ? other.personId : null;
}

/** Of more than `most` the ones of the lowest quality, the older one first where two are equal. */
function surplus(kept: readonly PalmSummary[], most: number): PalmSummary[] {
  const worstFirst = kept.toSorted((a, b) => a.quality - b.quality || a.id - b.id);
  return worstFirst.slice(0, Math.max(0, kept.length - Math.max(0, most)));
}

/** The details are for the station's own screens; no dialect shows them to callers. */
function duplicatePalm({ store }: Context, personId: number): StationError {
  return new StationError(
    'duplicate_palm',
    'This palm is already enrolled for another person. Send allow_duplicate=true if it is to be enrolled again.',
    { personId, name: store.people.get(personId)?.name ?? null },
  );
}

/** Palms from photos: one, or several of one person in one request. */
export interface PalmShot {
  side: PalmSide;
  shots: [PalmCode];
}

/** Throws what `onlyPalm` and `enrolPalms` throw. */
export async function enrolPalmPhoto(
  context: Context,
  { image, userId, name, ...person }: CommandArguments<'palms.photo'>,
): Promise<PalmEnrolment> {
  return enrolPalms(context, { ...person, userId, name, ...(await read(context, image)) });
}

/** Several photos: each is stored or refused for a reason of its own, but nothing is stored where two of them show the same hand of two
 * people. Throws that, `name_conflict`, and what the first photo was refused for where none could be stored. */
export async function enrolPalmPhotos(
  context: Context,
  { images, userId, name, ...person }: CommandArguments<'palms.photos'>,
): Promise<EnrolledPhotos<PalmEnrolment>> {
  return eachPhoto<PalmShot, PalmEnrolment>(images, userId, {
    read: (image) => read(context, image),
    check: (photos) => {
      const known = knownAs(context, { ...person, userId });
      for (const side of palmSides) {
        const shots = photos.filter((photo) => photo.side === side).flatMap((photo) => photo.shots);
        if (shots.length > 0) requireOwnPalm(context, known, { side, shots, replace: person.replace });
      }
    },
    // Of each hand, the first photo replaces what was there and the others are added to it.
    store: ({ side, shots }, as, stored) => {
      const replace = person.replace && !stored.some((enrolled) => enrolled.side === side);
      return enrolPalms(context, { ...person, name, ...as, side, shots, replace });
    },
  });
}

async function read(context: Context, image: Uint8Array): Promise<PalmShot> {
  const { template, quality, side } = await onlyPalm(context, image);
  return { side, shots: [{ template, quality: quality.score }] };
}
