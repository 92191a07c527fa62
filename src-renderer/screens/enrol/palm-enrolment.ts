/** The guided session of a palm: three shots of one hand. */
import type { PalmEnrolment, PalmProgress } from '../../../src-shared/contract/palms.ts';
import type { PalmSide } from '../../../src-shared/palm.ts';
import type { ScreenClient } from '../../client/client.ts';
import type { PersonInput } from './enrolment-store.ts';
import { createGuidedSession, type GuidedSession, type GuidedState } from './guided-session.ts';

export type PalmState = GuidedState<PalmProgress, PalmEnrolment>;
/** A shot is its place, 0..2. */
export type PalmSession = GuidedSession<PalmProgress, PalmEnrolment, number>;

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
