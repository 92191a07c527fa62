/** Guessing at passwords from another machine: an account of one's own is no way around the limit. */
import { describe, expect, it } from 'vitest';
import { Guesses } from '../../../../src-main/api/screens/socket.ts';
import { StationError } from '../../../../src-shared/errors.ts';
import { FakeClock, minutes } from '../../station/support.ts';

const address = '192.168.1.5';
const refused = new StationError('unauthorised', 'The name or the password is wrong.');

function guessing() {
  const clock = new FakeClock();
  const guesses = new Guesses(clock);
  let heard = 0;
  /** A guess that may be refused before it is heard. */
  const wrong = (from = address): Promise<string> =>
    guesses
      .slowed(from, async () => {
        heard++;
        throw refused;
      })
      .catch((error: StationError) => error.code);
  const own = (from = address): Promise<unknown> => guesses.slowed(from, async () => 'in').catch((error) => error.code);
  return { clock, guesses, wrong, own, heard: () => heard };
}

describe('somebody with an account of their own', () => {
  it('who signs in after each guess at another’s is heard no more often for it', async () => {
    const at = guessing();
    for (let i = 0; i < 200; i++) {
      await at.wrong();
      await at.own();
    }
    expect(at.heard()).toBe(20);
    expect(await at.own()).toBe('too_many_requests');
    expect(await at.own('192.168.1.6')).toBe('in');
    at.clock.advance(15 * minutes);
    expect(await at.own()).toBe('in');
  });

  it('is heard no more often where all of it is sent at once', async () => {
    const at = guessing();
    await Promise.all(Array.from({ length: 200 }, (_, i) => (i % 2 ? at.own() : at.wrong())));
    for (let i = 0; i < 50; i++) await Promise.all([at.wrong(), at.own(), at.wrong()]);
    expect(at.heard()).toBe(20);
  });
});

it('what is no guess does not count: a wait, a fault, a right one', async () => {
  const at = guessing();
  const failing = (error: Error) => at.guesses.slowed(address, () => Promise.reject(error)).catch(() => {});
  for (let i = 0; i < 50; i++) {
    await failing(new StationError('too_many_requests', 'Wait.', { retryAfter: 30 }));
    await failing(new StationError('storage_full', 'The disk is full.'));
    await at.own();
  }
  expect(await at.wrong()).toBe('unauthorised');
});

it('a staff room that is wrong now and then never waits', async () => {
  const at = guessing();
  for (let i = 0; i < 100; i++) {
    expect(await at.wrong()).toBe('unauthorised');
    at.clock.advance(minutes);
  }
});
