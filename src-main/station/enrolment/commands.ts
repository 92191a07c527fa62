/** The enrolment commands of the contract. */
import { StationError } from '../../../src-shared/errors.ts';
import { type Context, packOf } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { enrol } from './enrol.ts';
import { importPerson, importTemplate } from './imported.ts';
import { OpenSessions } from './open-sessions.ts';
import { enrolPhoto, enrolPhotos } from './photo.ts';
import { EnrolmentSession } from './session.ts';
import { enoughShots } from './shot-plan.ts';

export function enrolmentCommands(context: Context, newId: () => string): HandlersOf<'enrolment'> {
  const { clock, vision, settings } = context;
  const sessions = new OpenSessions<EnrolmentSession>(clock);

  return {
    'enrolment.photo': (args) => enrolPhoto(context, args),
    'enrolment.photos': (args) => enrolPhotos(context, args),
    'enrolment.person': (args) => importPerson(context, args),
    'enrolment.template': (args) => importTemplate(context, args),

    'enrolment.start': ({ tenantId = settings.homeTenant, userId, name, group }) => {
      const person = { tenantId, userId, name, group };
      return sessions.open((now) => new EnrolmentSession(newId(), person, now)).overview();
    },

    'enrolment.frame': async ({ sessionId, image }) => {
      const session = sessions.use(sessionId);
      const frame = await vision.frame(image, { known: [], portrait: session.wantsPortrait });
      return session.see(frame, packOf(context), clock.monotonic());
    },

    'enrolment.retake': ({ sessionId, kind }) => {
      const session = sessions.use(sessionId);
      session.retake(kind, clock.monotonic());
      return session.overview();
    },

    'enrolment.finish': ({ sessionId, allowDuplicate, replace, actor }) => {
      const session = sessions.use(sessionId);
      if (!session.canFinish)
        throw new StationError('too_few_shots', `Take at least ${enoughShots} shots before finishing.`, {
          least: enoughShots,
          taken: session.shots.length,
        });
      const { shots, person } = session;
      const result = enrol(context, { ...person, shots, allowDuplicate, replace, actor });
      sessions.close(sessionId);
      return result;
    },

    'enrolment.cancel': ({ sessionId }) => {
      sessions.close(sessionId);
      return { cancelled: true };
    },
  };
}
