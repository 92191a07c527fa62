/** People who have left the school, and the end of what is kept of them. */
import type { PurgePreview } from '../../../src-shared/contract/roster.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { leave, today } from '../people/membership.ts';
import { requirePupil } from '../people/person.ts';
import { profileOf } from '../people/profile.ts';
import { forgetPeople } from '../people/templates.ts';

export function leaverCommands(context: Context): HandlersOf<'leavers'> {
  const { store } = context;

  return {
    'leavers.leave': ({ personId, on, actor }) => {
      requirePupil(context, personId);
      const changed = store.transaction(() => {
        if (!leave(context, personId, on)) return false;
        note(context, actor, 'person.left', `person:${personId}`, { on });
        return true;
      });
      if (changed) context.emit({ type: 'people.changed' });
      return profileOf(context, personId);
    },

    'leavers.preview': ({ leftBefore }) => preview(context, leftBefore),

    'leavers.purge': ({ leftBefore, people, actor }) => {
      const purged = preview(context, leftBefore);
      if (purged.people.length !== people)
        throw new StationError(
          'conflict',
          `The purge would delete ${purged.people.length} people now, not ${people}. Look at the preview again.`,
          { people: purged.people.length },
        );
      if (people === 0) return purged;
      purge(context, purged, () => {
        const { people: gone, ...counts } = purged;
        // Numbers only: an audit list that named them would keep what the purge deletes.
        note(context, actor, 'leavers.purged', `date:${leftBefore}`, { people: gone.length, ...counts });
      });
      context.emit({ type: 'people.changed' });
      return purged;
    },
  };
}

/** Throws `invalid_argument` for a date to come: who has not left yet is not deleted. */
function preview(context: Context, leftBefore: string): PurgePreview {
  const { store, settings } = context;
  if (leftBefore > today(context))
    throw new StationError('invalid_argument', 'leftBefore must not be in the future.', { field: 'leftBefore' });
  const people = store.profiles.leftBefore(settings.homeTenant, leftBefore);
  const ids = people.map(({ id }) => id);
  const kept = ids.map((id) => store.people.get(id) as PersonSummary);
  return {
    people,
    templates: kept.reduce((sum, { templateCount, palmCount }) => sum + templateCount + palmCount, 0),
    portraits: kept.filter(({ hasPortrait }) => hasPortrait).length,
    records: store.records.countOf(ids),
    leaveRequests: store.leave.countOf(ids),
    credentials: store.credentials.countOf(ids),
  };
}

/** Everything of theirs or nothing; faces and palms leave the memory when they have left the disk. */
function purge(context: Context, { people }: PurgePreview, andThen: () => void): void {
  const { store } = context;
  const persons = people.map(({ id }) => store.people.get(id) as PersonSummary);
  forgetPeople(context, persons, () => {
    for (const { id } of persons) {
      store.records.eraseOf(id);
      store.leave.eraseOf(id);
      store.credentials.eraseOf(id);
      // What is still to be sent of them goes too: its receivers need no news of somebody who is forgotten.
      store.outbox.eraseOf(id);
      store.people.remove(id);
    }
    andThen();
  });
}
