/** Whether new shots are one person's, and the person's whom they are for: the check of every door, for faces and palms alike. */
import { StationError } from '../../../src-shared/errors.ts';

/** Each shot must be like one that is known to be the person's: one of `own`, the first shot where there is none, or another shot
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
