/** The enrolment commands of the contract. */
import { StationError } from '../../../src-shared/errors.ts';
import { type Context, packOf } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { enrol } from './enrol.ts';
import { importPerson, importTemplate } from './imported.ts';
import { enrolPhoto } from './photo.ts';
import { EnrolmentSession } from './session.ts';
import { enoughShots } from './shot-plan.ts';

type Commands =
  | 'enrolment.photo'
  | 'enrolment.person'
  | 'enrolment.template'
  | 'enrolment.start'
  | 'enrolment.frame'
  | 'enrolment.retake'
  | 'enrolment.finish'
  | 'enrolment.cancel';

/** A session unused for this long (ms) is forgotten; its shots are biometric data that nobody asked to keep. */
const idle = 10 * 60_000;
const mostSessions = 16;

export function enrolmentCommands(context: Context, newId: () => string): Handlers<Commands> {
  const sessions = new Map<string, EnrolmentSession>();
  const { clock, vision, settings } = context;

  const forgetIdle = (): void => {
    const oldest = clock.monotonic() - idle;
    for (const session of sessions.values()) if (session.usedAt < oldest) sessions.delete(session.id);
  };
  const use = (sessionId: string): EnrolmentSession => {
    forgetIdle();
    const session = sessions.get(sessionId);
    if (!session) throw new StationError('session_not_found', 'This enrolment has ended. Start it again.');
    session.usedAt = clock.monotonic();
    return session;
  };
  const requireRoom = (): void => {
    forgetIdle();
    if (sessions.size >= mostSessions)
      throw new StationError('busy', 'Too many enrolments are open. Finish or cancel one.', { retryAfter: 60 });
  };

  return {
    'enrolment.photo': (args) => enrolPhoto(context, args),
    'enrolment.person': (args) => importPerson(context, args),
    'enrolment.template': (args) => importTemplate(context, args),

    'enrolment.start': ({ tenantId = settings.homeTenant, userId, name, group }) => {
      requireRoom();
      const session = new EnrolmentSession(newId(), { tenantId, userId, name, group }, clock.monotonic());
      sessions.set(session.id, session);
      return session.overview();
    },

    'enrolment.frame': async ({ sessionId, image }) => {
      const session = use(sessionId);
      const frame = await vision.frame(image, { known: [], portrait: session.wantsPortrait });
      return session.see(frame, packOf(context), clock.monotonic());
    },

    'enrolment.retake': ({ sessionId, kind }) => {
      const session = use(sessionId);
      session.retake(kind, clock.monotonic());
      return session.overview();
    },

    'enrolment.finish': ({ sessionId, allowDuplicate }) => {
      const session = use(sessionId);
      if (!session.canFinish)
        throw new StationError('too_few_shots', `Take at least ${enoughShots} shots before finishing.`, {
          least: enoughShots,
          taken: session.shots.length,
        });
      const { shots, portrait, person } = session;
      const result = enrol(context, { ...person, shots, portrait, allowDuplicate, actor: 'screen' });
      sessions.delete(sessionId);
      return result;
    },

    'enrolment.cancel': ({ sessionId }) => {
      sessions.delete(sessionId);
      return { cancelled: true };
    },
  };
}
