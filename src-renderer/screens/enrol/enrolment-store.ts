/** The guided session of a face: four shots, each from another side. */
import type { CommandInput, EnrolmentProgress, EnrolmentResult } from '../../../src-shared/contract.ts';
import type { ShotKind } from '../../../src-shared/domain.ts';
import type { ScreenClient } from '../../client/client.ts';
import { createGuidedSession, type GuidedSession, type GuidedState } from './guided-session.ts';

export type PersonInput = CommandInput<'enrolment.start'>;
export type EnrolState = GuidedState<EnrolmentProgress, EnrolmentResult>;
export type Enrolment = GuidedSession<EnrolmentProgress, EnrolmentResult, ShotKind>;

export function createEnrolment(client: Pick<ScreenClient, 'call'>, person: PersonInput): Enrolment {
  return createGuidedSession({
    start: () => client.call('enrolment.start', person),
    frame: (sessionId, image) => client.call('enrolment.frame', { sessionId, image }),
    retake: (sessionId, kind) => client.call('enrolment.retake', { sessionId, kind }),
    finish: (sessionId, agreed) => client.call('enrolment.finish', { sessionId, ...agreed }),
    cancel: (sessionId) => client.call('enrolment.cancel', { sessionId }),
    photo: (tenantId, image, agreed) =>
      client.call('enrolment.photo', { ...person, tenantId, image, ...agreed, actor: 'screen' }),
    isComplete: ({ wanted }) => wanted === null,
    duplicate: 'duplicate_face',
    unlike: 'unlike_face',
  });
}
