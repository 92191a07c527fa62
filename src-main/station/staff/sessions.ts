/** Who is signed in, in memory only: a restart of the station signs everybody out. Tokens are kept as digests, so that a look
 * into the memory's strings yields none. */
import type { SessionEnd, StaffMember, StaffSession } from '../../../src-shared/contract/staff.ts';
import type { Clock, KeyHasher } from '../ports.ts';

/** Sessions of one member at once; the oldest makes room. */
const maxPerMember = 10;
/** Ended sessions whose reason is remembered for the screens that ask; the oldest make room. */
const maxEnded = 200;

interface Open {
  member: Pick<StaffMember, 'id' | 'name' | 'role'>;
  /** Milliseconds of the monotonic clock. */
  usedAt: number;
}

export class StaffSessions {
  readonly #clock: Clock;
  readonly #hasher: KeyHasher;
  readonly #idleMinutes: () => number;
  readonly #open = new Map<string, Open>();
  readonly #ended = new Map<string, SessionEnd>();

  constructor(clock: Clock, hasher: KeyHasher, idleMinutes: () => number) {
    this.#clock = clock;
    this.#hasher = hasher;
    this.#idleMinutes = idleMinutes;
  }

  begin({ id, name, role }: StaffMember): StaffSession {
    const token = this.#hasher.newSecret();
    const own = [...this.#open].filter(([, session]) => session.member.id === id);
    const oldest = own.sort(([, a], [, b]) => a.usedAt - b.usedAt)[0];
    if (oldest && own.length >= maxPerMember) this.#close(oldest[0], 'elsewhere');
    this.#open.set(this.#hasher.digest(token), { member: { id, name, role }, usedAt: this.#clock.monotonic() });
    return { token, staff: { id, name, role }, idleMinutes: this.#idleMinutes() };
  }

  /** The member whose session it is, which counts as use of it; null when there is none or it idled too long. */
  use(token: string): StaffSession | null {
    const session = this.#current(token);
    if (!session) return null;
    session.usedAt = this.#clock.monotonic();
    return { token, staff: session.member, idleMinutes: this.#idleMinutes() };
  }

  /** Whether it is open, without counting as use of it. */
  isOpen(token: string): boolean {
    return this.#current(token) !== null;
  }

  /** Why it is over, as far as that is remembered: whoever signed out needs no reason, and a restart forgets them all. */
  whyEnded(token: string): SessionEnd {
    return this.#ended.get(this.#hasher.digest(token)) ?? 'restart';
  }

  end(token: string): void {
    this.#open.delete(this.#hasher.digest(token));
  }

  /** After a change of role or password, or when a member is put out. */
  endOf(staffId: number): void {
    for (const [key, { member }] of this.#open) if (member.id === staffId) this.#close(key, 'changed');
  }

  #current(token: string): Open | null {
    const key = this.#hasher.digest(token);
    const session = this.#open.get(key);
    if (!session) return null;
    if (this.#clock.monotonic() - session.usedAt <= this.#idleMinutes() * 60_000) return session;
    this.#close(key, 'idle');
    return null;
  }

  #close(key: string, why: SessionEnd): void {
    this.#open.delete(key);
    this.#ended.set(key, why);
    for (const [oldest] of this.#ended) {
      if (this.#ended.size <= maxEnded) break;
      this.#ended.delete(oldest);
    }
  }
}
