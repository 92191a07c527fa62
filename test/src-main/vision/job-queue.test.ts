import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { JobQueue, maxWaiting } from '../../../src-main/vision/job-queue.ts';
import type { WorkerJob } from '../../../src-main/vision/worker/protocol.ts';
import { StationError } from '../../../src-shared/errors.ts';

const photo = (n = 0): WorkerJob => ({ kind: 'photo', image: Uint8Array.of(n), task: 'largest' });
const frame = (n = 0): WorkerJob => ({ kind: 'frame', image: Uint8Array.of(n), known: [], portrait: false });

/** A queue whose worker answers when told to. */
function queue() {
  const sent: { id: number; job: WorkerJob }[] = [];
  const timeouts = vi.fn();
  const jobs = new JobQueue((id, job) => sent.push({ id, job }), timeouts);
  const answer = (result: unknown = 'done'): void => {
    const [first] = sent.splice(0, 1);
    if (first) jobs.settle(first.id, { result });
  };
  return { jobs, sent, timeouts, answer };
}

/** The first bytes of what was sent, in order. */
const order = (sent: { job: WorkerJob }[]): number[] => sent.map(({ job }) => (job.image as Uint8Array)[0] as number);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the queue', () => {
  it('sends nothing before the worker is ready, then two at a time, in order', async () => {
    const { jobs, sent, answer } = queue();
    const all = [1, 2, 3].map((n) => jobs.push(photo(n)));
    expect(sent).toEqual([]);
    jobs.open();
    expect(order(sent)).toEqual([1, 2]);
    answer('first');
    expect(order(sent)).toEqual([2, 3]);
    answer('second');
    answer('third');
    expect(await Promise.all(all)).toEqual(['first', 'second', 'third']);
    expect(jobs.depth).toBe(0);
  });

  it('sends frames at once, however many photos wait: they have a lane of their own', () => {
    const { jobs, sent } = queue();
    jobs.open();
    for (const job of [photo(1), photo(2), photo(3), photo(4), frame(5), frame(6), frame(7)]) void jobs.push(job);
    expect(order(sent)).toEqual([1, 2, 5, 6]);
    jobs.settle(sent[2]?.id ?? 0, { result: 'frame' });
    expect(order(sent)).toEqual([1, 2, 5, 6, 7]);
    jobs.settle(sent[0]?.id ?? 0, { result: 'photo' });
    expect(order(sent)).toEqual([1, 2, 5, 6, 7, 3]);
  });

  it('sends frames with hands as frames with faces, in the order in which they came', () => {
    const { jobs, sent } = queue();
    jobs.open();
    const palm = (n: number): WorkerJob => ({ kind: 'palm-frame', image: Uint8Array.of(n), known: [] });
    const palmPhoto: WorkerJob = { kind: 'palm-photo', image: Uint8Array.of(3) };
    for (const job of [photo(1), photo(2), palmPhoto, palm(4), frame(5), palm(6)]) void jobs.push(job);
    expect(order(sent)).toEqual([1, 2, 4, 5]);
    jobs.settle(sent[2]?.id ?? 0, { result: 'palm' });
    expect(order(sent).at(-1)).toBe(6);
  });

  it('gives each its own answer or error', async () => {
    const { jobs, sent } = queue();
    jobs.open();
    const [good, bad] = [jobs.push(photo(1)), jobs.push(photo(2))];
    const error = new StationError('no_face', 'None.');
    jobs.settle(sent[1]?.id ?? 0, { error });
    jobs.settle(sent[0]?.id ?? 0, { result: 'face' });
    await expect(bad).rejects.toBe(error);
    expect(await good).toBe('face');
  });

  it('refuses as busy what would wait behind too many', async () => {
    const { jobs, answer } = queue();
    jobs.open();
    const accepted = Array.from({ length: maxWaiting + 2 }, () => jobs.push(photo()));
    const busy = { code: 'busy', retryable: true, details: { retryAfter: 1 } };
    await expect(jobs.push(photo())).rejects.toMatchObject(busy);
    expect(jobs.depth).toBe(maxWaiting + 2);
    const camera = Array.from({ length: maxWaiting + 2 }, () => jobs.push(frame()));
    await expect(jobs.push(frame())).rejects.toMatchObject(busy);
    answer();
    const late = jobs.push(photo());
    while (jobs.depth > 0) answer();
    await Promise.all([...accepted, ...camera, late]);
  });

  it('ignores answers to what it does not wait for', async () => {
    const { jobs, sent, answer } = queue();
    jobs.open();
    jobs.settle(99, { result: 'nothing' });
    const one = jobs.push(photo());
    const id = sent[0]?.id ?? 0;
    answer('once');
    jobs.settle(id, { result: 'twice' });
    expect(await one).toBe('once');
  });
});

describe('time-outs', () => {
  it('fail the job and say that the worker hangs', async () => {
    const { jobs, timeouts } = queue();
    jobs.open();
    const hanging = expect(jobs.push(frame())).rejects.toMatchObject({ code: 'timeout', retryable: true });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(timeouts).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await hanging;
    expect(timeouts).toHaveBeenCalledOnce();
  });

  it('are longer for photos', async () => {
    const { jobs, timeouts } = queue();
    jobs.open();
    const hanging = expect(jobs.push(photo())).rejects.toMatchObject({ code: 'timeout' });
    await vi.advanceTimersByTimeAsync(29_999);
    expect(timeouts).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await hanging;
  });

  it('do not run while a job waits for its turn', async () => {
    const { jobs, timeouts, answer } = queue();
    void jobs.push(frame());
    await vi.advanceTimersByTimeAsync(60_000);
    jobs.open();
    await vi.advanceTimersByTimeAsync(4_000);
    answer();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(timeouts).not.toHaveBeenCalled();
  });

  it('of a frame run beside a photo: nothing holds a frame up', async () => {
    const { jobs, timeouts } = queue();
    jobs.open();
    void jobs.push(photo());
    const hanging = expect(jobs.push(frame())).rejects.toMatchObject({ code: 'timeout' });
    await vi.advanceTimersByTimeAsync(5_000);
    await hanging;
    expect(timeouts).toHaveBeenCalledOnce();
  });

  it('of the next job run from when the worker comes to it', async () => {
    const { jobs, timeouts, answer } = queue();
    jobs.open();
    void jobs.push(photo());
    const hanging = expect(jobs.push(photo())).rejects.toMatchObject({ code: 'timeout' });
    await vi.advanceTimersByTimeAsync(20_000);
    answer();
    await vi.advanceTimersByTimeAsync(29_999);
    expect(timeouts).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await hanging;
    expect(timeouts).toHaveBeenCalledOnce();
  });

  it('end with the job', async () => {
    const { jobs, timeouts, answer } = queue();
    jobs.open();
    void jobs.push(photo());
    answer();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(timeouts).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('closing', () => {
  it('fails everything that waits or runs, and takes no late answers', async () => {
    const { jobs, sent } = queue();
    jobs.open();
    const all = [1, 2, 3].map((n) => jobs.push(photo(n)));
    const gone = new StationError('vision_restarting', 'Wait.');
    jobs.close(gone);
    for (const job of all) await expect(job).rejects.toBe(gone);
    jobs.settle(sent[0]?.id ?? 0, { result: 'late' });
    expect([jobs.depth, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('waits for the next worker', async () => {
    const { jobs, sent, answer } = queue();
    jobs.open();
    jobs.close(new StationError('vision_restarting', 'Wait.'));
    const job = jobs.push(photo(7));
    expect(sent).toEqual([]);
    jobs.open();
    answer('later');
    expect(await job).toBe('later');
  });
});
