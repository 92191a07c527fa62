/**
 * Whole groups move on a date, all at once. Where somebody goes follows from where they belonged on the eve of that date:
 * 7A -> 8A and 8A -> 9A in one promotion move nobody twice, and neither does the same promotion applied again.
 */
import type { CommandArguments } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { leave, moveTo } from '../people/membership.ts';
import { dayBefore } from '../time/dates.ts';

type Promotion = CommandArguments<'promotion.preview'>;

export function promotionCommands(context: Context): HandlersOf<'promotion'> {
  const { store } = context;

  return {
    'promotion.preview': (promotion) => {
      const { people, unplaced } = placed(context, promotion);
      return {
        moves: promotion.moves.map((move) => ({
          ...move,
          people: people.filter(({ from }) => from === move.from).length,
        })),
        unplaced,
      };
    },

    'promotion.apply': ({ actor, ...promotion }) => {
      const { moves, on } = promotion;
      const { people } = placed(context, promotion);
      const done = store.transaction(() => {
        const changed = people.filter(({ personId, to }) =>
          to === null ? leave(context, personId, on) : moveTo(context, personId, to.normalize('NFC'), on),
        );
        const left = changed.filter(({ to }) => to === null).length;
        const result = { moved: changed.length - left, left };
        note(context, actor, 'promotion.applied', `date:${on}`, { moves, ...result });
        return result;
      });
      if (done.moved + done.left > 0) context.emit({ type: 'people.changed' });
      return done;
    },
  };
}

interface Placed {
  people: { personId: number; from: string; to: string | null }[];
  /** Pupils on the eve whose group the promotion does not name. */
  unplaced: number;
}

function placed({ store, settings }: Context, { moves, on }: Promotion): Placed {
  const targets = new Map(moves.map(({ from, to }) => [from, to]));
  if (targets.size < moves.length)
    throw new StationError('invalid_argument', 'A group is named twice: each can go to one place only.', {
      field: 'moves',
    });
  const eve = dayBefore(on);
  const members = store.memberships.between({ tenantId: settings.homeTenant, from: eve, to: eve });
  const people = members.flatMap(({ personId, group }) => {
    const to = targets.get(group);
    return to === undefined ? [] : [{ personId, from: group, to }];
  });
  return { people, unplaced: members.length - people.length };
}
