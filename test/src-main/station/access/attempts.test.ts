import { expect, it, vi } from 'vitest';
import { Attempts } from '../../../../src-main/station/access/attempts.ts';
import { FakeClock, refusal, seconds } from '../support.ts';

const wrong = async () => null;

it('forgets the oldest address rather than growing for ever', async () => {
  const onLocked = vi.fn();
  const attempts = new Attempts(new FakeClock(), onLocked);
  for (let i = 0; i < 5; i++) await attempts.run('first', wrong);
  expect(() => attempts.check('first')).toThrow(refusal('too_many_requests', { retryAfter: 60 }));
  for (let i = 0; i < 10_000; i++) await attempts.run(`address ${i}`, wrong);
  attempts.check('first');
  expect(onLocked.mock.calls).toEqual([['first']]);
});

it('forgets first what is over anyway', async () => {
  const clock = new FakeClock();
  const attempts = new Attempts(clock, () => {});
  await attempts.run('over', wrong);
  clock.advance(61 * seconds);
  for (let i = 0; i < 5; i++) await attempts.run('locked', wrong);
  for (let i = 0; i < 9_999; i++) await attempts.run(`address ${i}`, wrong);
  expect(() => attempts.check('locked')).toThrow(refusal('too_many_requests'));
});

it('a try that breaks is neither a failure nor a place taken for ever', async () => {
  const attempts = new Attempts(new FakeClock(), () => {});
  const broken = async (): Promise<null> => {
    throw new Error('disk');
  };
  for (let i = 0; i < 20; i++) await expect(attempts.run('a', broken)).rejects.toThrow('disk');
  expect(await attempts.run('a', async () => 'in')).toBe('in');
});

it('a right try does not wipe out the wrong ones', async () => {
  const attempts = new Attempts(new FakeClock(), () => {});
  for (let i = 0; i < 4; i++) await attempts.run('a', wrong);
  await attempts.run('a', async () => 'in');
  await attempts.run('a', wrong);
  expect(() => attempts.check('a')).toThrow(refusal('too_many_requests'));
});
