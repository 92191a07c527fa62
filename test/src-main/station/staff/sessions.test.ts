import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyHasher } from '../../../../src-main/hosts/node/key-hasher.ts';
import { StaffSessions } from '../../../../src-main/station/staff/sessions.ts';
import type { StaffMember } from '../../../../src-shared/contract/staff.ts';
import { FakeClock, minutes } from '../support.ts';

const member = (id: number): StaffMember => ({
  id,
  name: `Staf ${id}`,
  role: 'operator',
  active: true,
  createdAt: '',
  lastSignInAt: null,
});

function bench(idle = 10) {
  const clock = new FakeClock();
  return { clock, sessions: new StaffSessions(clock, keyHasher, () => idle) };
}

it('lasts while it is used and ends after its idle time, which it says', () => {
  const { clock, sessions } = bench(10);
  const { token } = sessions.begin(member(1));
  for (let i = 0; i < 5; i++) {
    clock.advance(10 * minutes);
    expect(sessions.use(token)?.staff.id).toBe(1);
  }
  clock.advance(10 * minutes);
  // Asking whether it is open is no use of it.
  expect(sessions.isOpen(token)).toBe(true);
  clock.advance(1);
  expect([sessions.isOpen(token), sessions.use(token), sessions.whyEnded(token)]).toEqual([false, null, 'idle']);
});

it('ends with a change of its member only', () => {
  const { sessions } = bench();
  const [one, two] = [sessions.begin(member(1)).token, sessions.begin(member(2)).token];
  sessions.endOf(1);
  expect([sessions.use(one), sessions.whyEnded(one)]).toEqual([null, 'changed']);
  expect(sessions.use(two)?.staff.name).toBe('Staf 2');
});

it('ends by signing out, and knows no token of another life', () => {
  const { sessions } = bench();
  const { token } = sessions.begin(member(1));
  sessions.end(token);
  expect(sessions.use(token)).toBeNull();
  expect(sessions.whyEnded('of before')).toBe('restart');
});

it('law: a member never has more than ten, and it is the least used that makes room', () => {
  const action = fc.oneof(
    fc.record({ do: fc.constant('begin' as const), who: fc.integer({ min: 1, max: 2 }) }),
    fc.record({ do: fc.constant('use' as const), who: fc.nat({ max: 60 }) }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
      const { clock, sessions } = bench(240);
      const known: { token: string; who: number; usedAt: number }[] = [];
      for (const { do: what, who } of actions) {
        clock.advance(1);
        if (what === 'use') {
          const one = known[who];
          if (one && sessions.use(one.token)) one.usedAt = clock.monotonic();
          continue;
        }
        const openBefore = known.filter((one) => one.who === who && sessions.isOpen(one.token));
        const least = openBefore.sort((a, b) => a.usedAt - b.usedAt)[0];
        known.push({ token: sessions.begin(member(who)).token, who, usedAt: clock.monotonic() });
        const open = known.filter((one) => one.who === who && sessions.isOpen(one.token));
        expect(open.length).toBe(Math.min(openBefore.length + 1, 10));
        if (openBefore.length === 10) expect(sessions.whyEnded(least?.token ?? '')).toBe('elsewhere');
      }
    }),
    { numRuns: 50 },
  );
});
