/** What an import from another service brings besides photos: people without a face, and templates of the very same network. */
import type { CommandArguments, EnrolmentResult } from '../../../src-shared/contract.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso, packOf } from '../context.ts';
import { addPerson, newNameOf } from '../people/person.ts';
import { cosine } from '../recognition/scores.ts';
import { enrol } from './enrol.ts';
import { requireOrCreateTenant } from './person.ts';

/** Nobody measured these shots; between a poor photo and a good one. */
const unknownQuality = 0.5;
/** Cosine above which two templates are one and the same, kept with another rounding. */
const same = 0.99999;

/** Makes the person, and the tenant where the station may, unless they are there. Throws `name_conflict` where somebody of another
 * name is. */
export function importPerson(
  context: Context,
  { tenantId, userId, name, group, actor }: CommandArguments<'enrolment.person'>,
): { person: PersonSummary; created: boolean } {
  const { store } = context;
  const found = store.people.byUserId(tenantId, userId);
  if (found) {
    newNameOf(found, name, { agrees: false, replace: false });
    return { person: found, created: false };
  }
  const person = store.transaction(() => {
    requireOrCreateTenant(context, tenantId, nowIso(context));
    const added = addPerson(context, { tenantId, userId, name, group });
    note(context, actor, 'person.added', `person:${added.id}`);
    return added;
  });
  context.emit({ type: 'people.changed' });
  return { person: store.people.get(person.id) as PersonSummary, created: true };
}

/** Throws `conflict` where the template is of another pack than the active one, `wrong_dimension`, `invalid_argument` for one
 * that points nowhere, and what `enrol` throws. `stored` is 0 where the person has this very template. */
export function importTemplate(
  context: Context,
  { packId, embedding, ...person }: CommandArguments<'enrolment.template'>,
): EnrolmentResult | { stored: 0 } {
  const pack = packOf(context);
  if (packId !== pack.id)
    throw new StationError(
      'conflict',
      `The templates are of the network ${packId}; this station works with ${pack.id}.`,
      {
        expected: pack.id,
        found: packId,
      },
    );
  const unit = unitVector(embedding, pack.dimension);
  const known = context.store.people.byUserId(person.tenantId, person.userId);
  const kept = known ? context.store.templates.ofPerson(known.id) : [];
  if (kept.some((template) => template.packId === pack.id && cosine(template.embedding, unit) > same))
    return { stored: 0 };
  const shots = [{ embedding: unit, quality: unknownQuality, portrait: null }];
  return enrol(context, { ...person, shots });
}

function unitVector(numbers: readonly number[], dimension: number): Float32Array {
  if (numbers.length !== dimension)
    throw new StationError(
      'wrong_dimension',
      `The encoding has ${numbers.length} numbers; those of the active model pack have ${dimension}.`,
      { expected: dimension, found: numbers.length },
    );
  const length = Math.hypot(...numbers);
  if (!(length > 0) || !Number.isFinite(length))
    throw new StationError('invalid_argument', 'The encoding must hold finite numbers that are not all zero.');
  return Float32Array.from(numbers, (value) => value / length);
}
