/** Guided enrolment of a palm. */
import { describe, expect, it } from 'vitest';
import type { PalmProgress } from '../../../../src-shared/contract/palms.ts';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { palmFaults } from '../../../../src-shared/palm.ts';
import { type Bench, bench, minutes, refusal } from '../support.ts';
import { enrolPalm, handPicture, type ShownHand } from './support.ts';

async function start(at: Bench, changes: Partial<CommandInput<'palms.start'>> = {}): Promise<string> {
  return (await at.station.call('palms.start', { name: 'Siti', userId: 5, ...changes })).sessionId;
}

/** `times` frames, a fifth of a second apart; the last answer. */
async function show(at: Bench, sessionId: string, times: number, ...shown: ShownHand[]): Promise<PalmProgress> {
  let answer: PalmProgress | null = null;
  for (let i = 0; i < times; i++) {
    at.clock.advance(200);
    answer = await at.station.call('palms.frame', { sessionId, image: handPicture(at, ...shown) });
  }
  return answer as PalmProgress;
}

/** One shot: the hand comes to its place and stands. */
async function takeShot(at: Bench, sessionId: string, index: number, shown: ShownHand = {}): Promise<PalmProgress> {
  const hand = { seed: index + 1, region: { x: 320 + 60 * index }, ...shown };
  for (let i = 0; i < 30; i++) {
    const answer = await show(at, sessionId, 1, hand);
    if (answer.accepted === index) return answer;
  }
  throw new Error(`Shot ${index} was not taken.`);
}

async function threeShots(at: Bench, sessionId: string, shown: ShownHand = {}): Promise<PalmProgress> {
  await takeShot(at, sessionId, 0, shown);
  await takeShot(at, sessionId, 1, shown);
  return takeShot(at, sessionId, 2, shown);
}

describe('guided capture', () => {
  it('takes three shots of one palm and stores them at the end', async () => {
    const at = bench();
    const sessionId = await start(at, { group: '7A' });
    const first = await takeShot(at, sessionId, 0, { side: 'left' });
    expect(first).toMatchObject({ hint: 'good', accepted: 0, side: 'left', canFinish: false, progress: 1 });
    expect(first.shots).toEqual([
      { accepted: true, quality: 0.8 },
      { accepted: false, quality: null },
      { accepted: false, quality: null },
    ]);
    await takeShot(at, sessionId, 1, { side: 'left' });
    expect((await takeShot(at, sessionId, 2, { side: 'left' })).canFinish).toBe(true);
    expect(at.store.people.count(1)).toBe(0);
    const enrolled = await at.station.call('palms.finish', { sessionId });
    expect(enrolled).toMatchObject({
      side: 'left',
      stored: 3,
      replaced: false,
      person: { userId: 5, palmCount: 3, group: '7A' },
    });
    await expect(at.station.call('palms.finish', { sessionId })).rejects.toEqual(refusal('session_not_found'));
  });

  it('replaces what was there of that side, and nothing of the other', async () => {
    const at = bench();
    await enrolPalm(at, 5, { name: 'Siti' }, { side: 'left', who: 15 });
    const { palm } = await enrolPalm(at, 5, { name: 'Siti' }, { side: 'right' });
    const sessionId = await start(at);
    await threeShots(at, sessionId);
    await expect(at.station.call('palms.finish', { sessionId })).rejects.toEqual(refusal('unlike_palm'));
    expect(at.store.palms.count(1)).toBe(2);
    expect(await at.station.call('palms.finish', { sessionId, replace: true })).toMatchObject({
      side: 'right',
      stored: 3,
      replaced: true,
    });
    const { palms } = await at.station.call('palms.ofPerson', { personId: 1 });
    expect(palms.map(({ side }) => side)).toEqual(['left', 'right', 'right', 'right']);
    expect(palms.map(({ code }) => code)).not.toContain(palm.code);
    expect((await at.station.call('station.status', {})).palms).toBe(4);
  });

  it('cannot be finished before, and says how many are there', async () => {
    const at = bench();
    const sessionId = await start(at);
    await takeShot(at, sessionId, 0);
    const early = at.station.call('palms.finish', { sessionId });
    await expect(early).rejects.toEqual(refusal('too_few_shots', { least: 3, taken: 1 }));
  });

  it('asks about somebody else’s palm, and goes on where it is allowed', async () => {
    const at = bench();
    await enrolPalm(at, 1);
    const sessionId = await start(at, { userId: 6 });
    await threeShots(at, sessionId);
    await expect(at.station.call('palms.finish', { sessionId })).rejects.toEqual(
      refusal('duplicate_palm', { personId: 1 }),
    );
    expect((await at.station.call('palms.finish', { sessionId, allowDuplicate: true })).person.userId).toBe(6);
  });
});

describe('one hint at a time', () => {
  it.each(palmFaults)('%s', async (fault) => {
    const at = bench();
    const answer = await show(at, await start(at), 8, { fault });
    expect(answer).toMatchObject({ hint: fault, accepted: null, progress: 0, hand: { quality: { fault } } });
    expect(answer.shots.some(({ accepted }) => accepted)).toBe(false);
  });

  it('no hand, two hands, the other hand, another palm', async () => {
    const at = bench();
    const sessionId = await start(at, { side: 'right' });
    expect(await show(at, sessionId, 1)).toMatchObject({ hint: 'no_palm', hand: null, side: 'right' });
    expect((await show(at, sessionId, 5, {}, { who: 2, region: { x: 500 } })).hint).toBe('several_palms');
    expect((await show(at, sessionId, 5, { side: 'left' })).hint).toBe('other_hand');
    await takeShot(at, sessionId, 0);
    expect((await show(at, sessionId, 5, { who: 2 })).hint).toBe('other_palm');
    expect((await show(at, sessionId, 5, { side: 'left' })).hint).toBe('other_hand');
    await takeShot(at, sessionId, 1);
  });

  it('each shot must be like every one before, not like some', async () => {
    const at = bench();
    const sessionId = await start(at);
    await takeShot(at, sessionId, 0, { apart: 0.05 });
    await takeShot(at, sessionId, 1, { apart: 0.25, seed: 3 });
    // Within 0.33 of the first, further from the second.
    expect((await show(at, sessionId, 4, { apart: 0.27, seed: 9, region: { x: 480 } })).hint).toBe('other_palm');
  });

  it('hold still while the hand moves; move where it stands as before, and not for ever', async () => {
    const at = bench();
    const sessionId = await start(at);
    for (let i = 0; i < 6; i++)
      expect((await show(at, sessionId, 1, { region: { x: 200 + 60 * i } })).hint).toBe('hold_still');
    await takeShot(at, sessionId, 0);
    expect((await show(at, sessionId, 6, { seed: 2 })).hint).toBe('move');
    expect((await show(at, sessionId, 4, { seed: 2 })).hint).toBe('move');
    // Nearer, or turned, is as good as beside.
    await show(at, sessionId, 3, { seed: 2, region: { side: 330 } });
    const second = await at.station.call('palms.frame', {
      sessionId,
      image: handPicture(at, { seed: 2, region: { side: 330 } }),
    });
    expect(second.shots.filter(({ accepted }) => accepted)).toHaveLength(2);
    const before = at.clock.monotonic();
    await takeShot(at, sessionId, 2, { region: { x: 320 } });
    expect(at.clock.monotonic() - before).toBeGreaterThan(2000);
  });

  it('a hand of which vision saw no fault but nothing either is faint', async () => {
    const at = bench();
    expect((await show(at, await start(at), 6, { template: new Uint32Array(96) })).hint).toBe('faint');
  });
});

describe('a shot taken again', () => {
  it('leaves its place to the next, and with the last one the side is open again', async () => {
    const at = bench();
    const sessionId = await start(at);
    await threeShots(at, sessionId, { side: 'right' });
    const after = await at.station.call('palms.retake', { sessionId, index: 1 });
    expect(after).toMatchObject({ canFinish: false, side: 'right' });
    expect(after.shots.map(({ accepted }) => accepted)).toEqual([true, true, false]);
    for (let i = 0; i < 2; i++) await at.station.call('palms.retake', { sessionId, index: 0 });
    expect((await takeShot(at, sessionId, 0, { side: 'left', who: 3 })).side).toBe('left');
  });

  it('does not open the side that was asked for', async () => {
    const at = bench();
    const sessionId = await start(at, { side: 'left' });
    await takeShot(at, sessionId, 0, { side: 'left' });
    expect(await at.station.call('palms.retake', { sessionId, index: 0 })).toMatchObject({ side: 'left' });
    expect((await show(at, sessionId, 4, { side: 'right' })).hint).toBe('other_hand');
  });
});

describe('an enrolment nobody goes on with', () => {
  it('ends by itself, and where it is cancelled', async () => {
    const at = bench();
    const [idle, cancelled] = [await start(at), await start(at)];
    expect(await at.station.call('palms.cancel', { sessionId: cancelled })).toEqual({ cancelled: true });
    await expect(show(at, cancelled, 1)).rejects.toEqual(refusal('session_not_found'));
    at.clock.advance(9 * minutes);
    await show(at, idle, 1);
    at.clock.advance(11 * minutes);
    await expect(show(at, idle, 1)).rejects.toEqual(refusal('session_not_found'));
  });

  it('does not fill the station', async () => {
    const at = bench();
    for (let i = 0; i < 16; i++) await start(at);
    await expect(start(at)).rejects.toEqual(refusal('busy'));
    at.clock.advance(11 * minutes);
    await start(at);
  });

  it('is followed by its region from frame to frame', async () => {
    const at = bench();
    const sessionId = await start(at);
    await show(at, sessionId, 2, { region: { x: 333 } });
    expect(at.vision.palmFrames).toMatchObject([[], [{ region: { x: 333 } }]]);
  });
});
