/** Who is signed in, in memory only: a restart of the station signs everybody out. Tokens are kept as digests, so that a look
 * into the memory's strings yields none. */
import type { StaffMember, StaffSession } from '../../../src-shared/contract/staff.ts';
import type { Clock, KeyHasher } from '../ports.ts';

/** Sessions of one member at once; the oldest makes room. */
const maxPerMember = 10;

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

  constructor(clock: Clock, hasher: KeyHasher, idleMinutes: () => number) {
    this.#clock = clock;
    this.#hasher = hasher;
    this.#idleMinutes = idleMinutes;
  }

  begin({ id, name, role }: StaffMember): StaffSession {
    const token = this.#hasher.newSecret();
    const own = [...this.#open].filter(([, session]) => session.member.id === id);
    if (own.length >= maxPerMember) this.#open.delete(own[0]?.[0] ?? '');
    this.#open.set(this.#hasher.digest(token), { member: { id, name, role }, usedAt: this.#clock.monotonic() });
    return { token, staff: { id, name, role }, idleMinutes: this.#idleMinutes() };
  }

  /** The member whose session it is, which counts as use of it; null when there is none or it idled too long. */
  use(token: string): StaffSession | null {
    const key = this.#hasher.digest(token);
    const session = this.#open.get(key);
    if (!session) return null;
    const now = this.#clock.monotonic();
    if (now - session.usedAt > this.#idleMinutes() * 60_000) {
      this.#open.delete(key);
      return null;
    }
    session.usedAt = now;
    return { token, staff: session.member, idleMinutes: this.#idleMinutes() };
  }

  end(token: string): void {
    this.#open.delete(this.#hasher.digest(token));
  }

  /** After a change of role or password, or when a member is put out. */
  endOf(staffId: number): void {
    for (const [key, { member }] of this.#open) if (member.id === staffId) this.#open.delete(key);
  }
}
