/** The guided session of a palm: three shots of one hand. */
import type { PalmEnrolment, PalmProgress } from '../../../src-shared/contract/palms.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { MessageKey } from '../../../src-shared/messages/index.ts';
import { type PalmFault, type PalmSide, palmFaults } from '../../../src-shared/palm.ts';
import { connectionError, type ScreenClient } from '../../client/client.ts';
import type { PersonInput } from './enrolment-store.ts';
import { createGuidedSession, type GuidedSession, type Image } from './guided-session.ts';
import type { Look } from './use-review-photo.ts';

/** A shot is its place, 0..2. */
type PalmSession = GuidedSession<PalmProgress, PalmEnrolment, number>;

/** `side` null: whichever hand is shown first. */
export function createPalmEnrolment(
  client: Pick<ScreenClient, 'call'>,
  person: PersonInput,
  side: PalmSide | null,
): PalmSession {
  return createGuidedSession({
    start: () => client.call('palms.start', { ...person, ...(side && { side }) }),
    frame: (sessionId, image) => client.call('palms.frame', { sessionId, image }),
    retake: (sessionId, index) => client.call('palms.retake', { sessionId, index }),
    finish: (sessionId, agreed) => client.call('palms.finish', { sessionId, ...agreed }),
    cancel: (sessionId) => client.call('palms.cancel', { sessionId }),
    photo: (tenantId, image, agreed) =>
      client.call('palms.photo', { ...person, tenantId, image, ...agreed, actor: 'screen' }),
    isComplete: ({ shots }) => shots.every(({ accepted }) => accepted),
    duplicate: 'duplicate_palm',
    unlike: 'unlike_palm',
  });
}

// A photo of a palm as the station sees it, before anything is stored: it is asked whose it is, and what it could not read of it is
// the verdict.

/** `tenantId` null: the station has not said yet which school it is. Throws what says nothing about the photo. */
export async function lookAtPalm(
  client: Pick<ScreenClient, 'call'>,
  tenantId: number | null,
  image: Image,
): ReturnType<Look> {
  if (tenantId === null) throw connectionError();
  try {
    const { side, box } = await client.call('palms.identify', { tenantId, image });
    return { checks: [{ name: `palm_${side}`, good: true, word: 'enrol.palm.photo.clear' }], usable: true, box };
  } catch (error) {
    const word = wordOf(error);
    if (word === null) throw error;
    return { checks: [{ name: 'palm', good: false, word }], usable: false, box: null };
  }
}

/** What is wrong with the photo; null where the error is about something else. */
export function wordOf(error: unknown): MessageKey | null {
  if (!(error instanceof StationError)) return null;
  if (error.code === 'no_palm' || error.code === 'several_palms') return `error.${error.code}`;
  if (error.code !== 'poor_palm') return null;
  const fault = palmFaults.find((each): each is PalmFault => each === error.details.fault);
  return fault ? `palm.hint.${fault}` : 'error.poor_palm';
}
