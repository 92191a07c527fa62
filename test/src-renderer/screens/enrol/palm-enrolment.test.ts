import { describe, expect, test } from 'vitest';
import { palmDistanceMeter, palmLightMeter, palmLinesMeter } from '../../../../src-renderer/screens/enrol/meters.ts';
import { createPalmEnrolment, lookAtPalm, wordOf } from '../../../../src-renderer/screens/enrol/palm-enrolment.ts';
import type { PalmEnrolment, PalmProgress } from '../../../../src-shared/contract/palms.ts';
import type { CommandName, StationClient } from '../../../../src-shared/contract.ts';
import { StationError } from '../../../../src-shared/errors.ts';
import { type PalmQuality, palmFaults } from '../../../../src-shared/palm.ts';

const progress = (taken: number, more: Partial<PalmProgress> = {}): PalmProgress => ({
  sessionId: 's1',
  side: null,
  shots: [0, 1, 2].map((index) => ({ accepted: index < taken, quality: null })),
  hint: 'no_palm',
  accepted: null,
  canFinish: taken === 3,
  hand: null,
  progress: 0,
  ...more,
});
const result = { stored: 3, replaced: false, side: 'left', person: { id: 1, name: 'Aisyah' } } as PalmEnrolment;
const person = { name: 'Aisyah', group: 'VII A', userId: 7 };
const image = new Uint8Array([1]);

/** Answers each command with the next of its answers (the last one again and again). */
function station(answers: Partial<Record<CommandName, unknown[]>>) {
  const calls: [CommandName, unknown][] = [];
  const call = async (name: CommandName, args: unknown) => {
    calls.push([name, args]);
    const queue = answers[name] ?? [{}];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {
    client: { call } as unknown as StationClient,
    named: (name: CommandName) => calls.filter(([each]) => each === name).map(([, args]) => args),
  };
}

describe('the enrolment of a palm', () => {
  test('finished by itself after the third shot; the first one, number 0, is a shot', async () => {
    const { client, named } = station({
      'palms.start': [progress(0)],
      'palms.frame': [progress(1, { accepted: 0 }), progress(2, { accepted: 1 }), progress(3, { accepted: 2 })],
      'palms.finish': [result],
    });
    const session = createPalmEnrolment(client, person, null);
    await session.start();
    await session.frame(image);
    expect(session.store.getState().progress?.accepted).toBe(0);
    expect(named('palms.finish')).toEqual([]);
    await session.frame(image);
    await session.frame(image);
    expect(session.store.getState()).toMatchObject({ result, busy: false });
    expect(named('palms.finish')).toEqual([{ sessionId: 's1', allowDuplicate: false, replace: false }]);
  });

  test('asks for a hand only where one was chosen', async () => {
    const { client, named } = station({ 'palms.start': [progress(0)] });
    await createPalmEnrolment(client, person, null).start();
    await createPalmEnrolment(client, person, 'right').start();
    expect(named('palms.start')).toEqual([person, { ...person, side: 'right' }]);
  });

  test('a palm that is somebody else’s is a question, and kept where it is answered so', async () => {
    const duplicate = new StationError('duplicate_palm', '', { personId: 4, name: 'Budi' });
    const { client, named } = station({
      'palms.start': [progress(0)],
      'palms.frame': [progress(3, { accepted: 2 })],
      'palms.finish': [duplicate, result],
    });
    const session = createPalmEnrolment(client, person, null);
    await session.start();
    await session.frame(image);
    expect(session.store.getState()).toMatchObject({
      question: { kind: 'duplicate', personId: 4, name: 'Budi', photo: null },
      error: null,
    });
    await session.finish({ allowDuplicate: true, replace: false });
    expect(named('palms.finish').at(-1)).toEqual({ sessionId: 's1', allowDuplicate: true, replace: false });
    expect(session.store.getState()).toMatchObject({ result, question: null });
  });

  test('leaving ends the session; a shot is taken again by its number', async () => {
    const { client, named } = station({ 'palms.start': [progress(2)], 'palms.retake': [progress(1)] });
    const session = createPalmEnrolment(client, person, null);
    await session.start();
    await session.retake(1);
    session.cancel();
    expect(named('palms.retake')).toEqual([{ sessionId: 's1', index: 1 }]);
    expect(named('palms.cancel')).toEqual([{ sessionId: 's1' }]);
  });
});

describe('a photo of a palm', () => {
  test('is looked at without being stored, and says which hand it shows', async () => {
    const { client } = station({ 'palms.identify': [{ side: 'left', box: { x: 1, y: 2, width: 3, height: 4 } }] });
    expect(await lookAtPalm(client, 1, image)).toMatchObject({
      usable: true,
      checks: [{ name: 'palm_left', good: true }],
    });
  });

  test.each(palmFaults)('%s is said in words', async (fault) => {
    const { client } = station({ 'palms.identify': [new StationError('poor_palm', '', { fault })] });
    expect(await lookAtPalm(client, 1, image)).toMatchObject({
      usable: false,
      checks: [{ word: `palm.hint.${fault}` }],
    });
  });

  test('what is not the photo’s fault is no verdict on it', async () => {
    const { client } = station({ 'palms.identify': [new StationError('vision_restarting', '')] });
    await expect(lookAtPalm(client, 1, image)).rejects.toMatchObject({ code: 'vision_restarting' });
    await expect(lookAtPalm(client, null, image)).rejects.toThrow();
    expect(wordOf(new StationError('poor_palm', '', { fault: 'something newer' }))).toBe('error.poor_palm');
  });
});

describe('a palm’s meters', () => {
  const quality: PalmQuality = {
    score: 1,
    fault: null,
    palmWidth: 140,
    residual: 0.02,
    strength: 1,
    brightness: 0.5,
    overexposed: 0,
  };
  test('a good palm is good throughout', () => {
    for (const meter of [palmLightMeter(quality), palmDistanceMeter(quality), palmLinesMeter(quality)])
      expect(meter).toMatchObject({ good: true, value: 1 });
  });

  test('each says what is wrong', () => {
    expect(palmLightMeter({ ...quality, brightness: 0.05 }).word).toBe('meter.dark');
    expect(palmLightMeter({ ...quality, overexposed: 0.2 }).word).toBe('meter.bright');
    expect(palmDistanceMeter({ ...quality, palmWidth: 50 }).word).toBe('meter.far');
    expect(palmLinesMeter({ ...quality, strength: 0.2 }).word).toBe('meter.soft');
  });
});
