/** Enrolments that go on in front of cameras, by their ids. One that nobody uses is forgotten: its shots are biometric data that
 * nobody asked to keep. */
import { StationError } from '../../../src-shared/errors.ts';
import type { Clock } from '../ports.ts';

const idle = 10 * 60_000;
const mostSessions = 16;

export interface Session {
  readonly id: string;
  /** Milliseconds, monotonic. */
  usedAt: number;
}

export class OpenSessions<S extends Session> {
  readonly #sessions = new Map<string, S>();
  readonly #clock: Pick<Clock, 'monotonic'>;

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  /** Throws `busy` where too many are open. */
  open(begin: (now: number) => S): S {
    this.#forgetIdle();
    if (this.#sessions.size >= mostSessions)
      throw new StationError('busy', 'Too many enrolments are open. Finish or cancel one.', { retryAfter: 60 });
    const session = begin(this.#clock.monotonic());
    this.#sessions.set(session.id, session);
    return session;
  }

  /** Throws `session_not_found`. */
  use(sessionId: string): S {
    this.#forgetIdle();
    const session = this.#sessions.get(sessionId);
    if (!session) throw new StationError('session_not_found', 'This enrolment has ended. Start it again.');
    session.usedAt = this.#clock.monotonic();
    return session;
  }

  close(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  #forgetIdle(): void {
    const oldest = this.#clock.monotonic() - idle;
    for (const session of this.#sessions.values()) if (session.usedAt < oldest) this.#sessions.delete(session.id);
  }
}
