import { describe, expect, test } from 'vitest';
import { createPhotoRun } from '../../../../../src-renderer/screens/people/photos/photo-run.ts';
import type { StationClient } from '../../../../../src-shared/contract.ts';
import { StationError } from '../../../../../src-shared/errors.ts';
import { row } from '../people.ts';

const people = [row({ id: 1, userId: 1, name: 'Ayu' }), row({ id: 2, userId: 2, name: 'Bunga' })];
const photo = (name: string) => new File(['x'], name);

interface Sent {
  userId: number;
  allowDuplicate: boolean;
}

/** A station that answers each photo by `answer`. */
function started(names: string[], answer: (sent: Sent, turn: number) => void) {
  const sent: Sent[] = [];
  const call = async (_name: string, args: Sent) => {
    sent.push({ userId: args.userId, allowDuplicate: args.allowDuplicate });
    answer(args, sent.length);
    return {};
  };
  const run = createPhotoRun({
    client: { call } as unknown as Pick<StationClient, 'call'>,
    read: async () => new Uint8Array(1),
    wait: async () => {},
  });
  run.add(names.map(photo), people);
  const states = () => run.store.getState().items.map(({ state, code }) => [state, code].filter(Boolean).join(' '));
  return { run, sent, states };
}

const refuse = (code: 'no_face' | 'duplicate_face' | 'vision_restarting', details = {}) => {
  throw new StationError(code, '', details);
};
const tick = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('photos in bulk', () => {
  test('are enrolled one after the other; what is no picture is not taken', async () => {
    const { run, sent, states } = started(['1.jpg', '2.png', 'list.csv'], () => {});
    await run.start(7);
    expect(sent.map(({ userId }) => userId)).toEqual([1, 2]);
    expect(states()).toEqual(['done', 'done']);
    expect(run.store.getState().phase).toBe('done');
  });

  test('one that fails does not stop the others, and a photo of nobody is left out', async () => {
    const { run, states } = started(['1.jpg', 'stranger.jpg', '2.jpg'], ({ userId }) => {
      if (userId === 1) refuse('no_face');
    });
    await run.start(7);
    expect(states()).toEqual(['failed no_face', 'skipped', 'done']);
  });

  test('a person chosen by hand is enrolled', async () => {
    const { run, sent } = started(['stranger.jpg'], () => {});
    run.assign(run.store.getState().items[0]?.key ?? 0, people[1] ?? null);
    await run.start(7);
    expect(sent).toEqual([{ userId: 2, allowDuplicate: false }]);
  });

  test('a recogniser that starts anew is waited for', async () => {
    const { run, sent, states } = started(['1.jpg'], (_, turn) => {
      if (turn < 3) refuse('vision_restarting');
    });
    await run.start(7);
    expect(sent).toHaveLength(3);
    expect(states()).toEqual(['done']);
  });

  test("somebody else's face is asked about, and enrolled when it is a twin", async () => {
    const { run, sent, states } = started(['1.jpg', '2.jpg'], ({ allowDuplicate }) => {
      if (!allowDuplicate) refuse('duplicate_face', { name: 'Citra' });
    });
    const over = run.start(7);
    await tick();
    expect(run.store.getState().phase).toBe('asking');
    expect(run.store.getState().items[0]?.known).toBe('Citra');
    run.answer(true);
    await tick();
    run.answer(false);
    await over;
    expect(sent.filter(({ allowDuplicate }) => allowDuplicate)).toEqual([{ userId: 1, allowDuplicate: true }]);
    expect(states()).toEqual(['done', 'duplicate duplicate_face']);
  });

  test('or left out without a question', async () => {
    const { run, states } = started(['1.jpg'], () => refuse('duplicate_face'));
    run.setOnDuplicate('skip');
    await run.start(7);
    expect(states()).toEqual(['duplicate duplicate_face']);
  });

  test('stopped in the middle of a question, the rest is left', async () => {
    const { run, states } = started(['1.jpg', '2.jpg'], () => refuse('duplicate_face'));
    const over = run.start(7);
    await tick();
    run.cancel();
    await over;
    expect(states()).toEqual(['duplicate duplicate_face', 'skipped']);
  });
});
