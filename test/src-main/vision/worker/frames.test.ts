/** Frames that came ahead of their jobs: found once, whichever came first, kept few and not for long. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FrameBox } from '../../../../src-main/vision/worker/frames.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const jpeg = (n: number): Uint8Array => new Uint8Array([n]);
const missing = { code: 'busy', retryable: true, details: { reason: 'frame' } };

test('a frame is there for its ticket, once', async () => {
  const box = new FrameBox();
  box.put({ ticket: 'a', jpeg: jpeg(1) });
  expect(await box.take('a')).toEqual(jpeg(1));
  const again = expect(box.take('a')).rejects.toMatchObject(missing);
  await vi.advanceTimersByTimeAsync(300);
  await again;
});

test('a job that is quicker than its frame waits for it, a moment', async () => {
  const box = new FrameBox();
  const taken = box.take('a');
  await vi.advanceTimersByTimeAsync(200);
  box.put({ ticket: 'a', jpeg: jpeg(1) });
  expect(await taken).toEqual(jpeg(1));
  expect(box.size).toBe(0);
  const late = expect(box.take('b')).rejects.toMatchObject(missing);
  await vi.advanceTimersByTimeAsync(301);
  await late;
});

test('two jobs with one ticket: the second is refused at once', async () => {
  const box = new FrameBox();
  const first = box.take('a');
  await expect(box.take('a')).rejects.toMatchObject(missing);
  box.put({ ticket: 'a', jpeg: jpeg(1) });
  expect(await first).toEqual(jpeg(1));
});

test('after a second it is gone from memory, without anybody asking', async () => {
  const box = new FrameBox();
  box.put({ ticket: 'a', jpeg: jpeg(1) });
  await vi.advanceTimersByTimeAsync(999);
  expect(box.size).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(box.size).toBe(0);
});

test('at most four are kept, the newest ones, and the newest picture of a ticket', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 30 }), async (tickets) => {
      const box = new FrameBox();
      const model: [string, number][] = [];
      for (const [n, ticket] of tickets.entries()) {
        box.put({ ticket, jpeg: jpeg(n) });
        const at = model.findIndex(([name]) => name === ticket);
        if (at >= 0) model.splice(at, 1);
        model.push([ticket, n]);
        if (model.length > 4) model.shift();
        expect(box.size).toBe(model.length);
      }
      for (const [ticket, n] of model) expect(await box.take(ticket)).toEqual(jpeg(n));
    }),
  );
});

test.each([
  ['nothing', null],
  ['text', 'a frame'],
  ['no picture', { ticket: 'a' }],
  ['no ticket', { jpeg: jpeg(1) }],
  ['an empty ticket', { ticket: '', jpeg: jpeg(1) }],
  ['a long ticket', { ticket: 'a'.repeat(65), jpeg: jpeg(1) }],
  ['another kind of bytes', { ticket: 'a', jpeg: new Uint16Array(1) }],
  ['a picture of more than 2 MiB', { ticket: 'a', jpeg: new Uint8Array(2 * 1024 * 1024 + 1) }],
])('%s is no frame', (_name, message) => {
  const box = new FrameBox();
  box.put(message);
  expect(box.size).toBe(0);
});
