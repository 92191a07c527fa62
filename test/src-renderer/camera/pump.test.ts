import { describe, expect, test } from 'vitest';
import { createPump } from '../../../src-renderer/camera/pump.ts';

/** A station that answers when told to. */
function slowStation() {
  const sent: number[] = [];
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const send = (frame: number) => {
    sent.push(frame);
    return new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
  };
  const settle = async (error?: Error) => {
    const next = waiting.shift();
    if (error) next?.reject(error);
    else next?.resolve();
    await new Promise((done) => setTimeout(done));
  };
  return { sent, send, settle, waiting };
}

describe('frame pump', () => {
  test('one frame is in flight; of those that come meanwhile only the newest is sent', async () => {
    const station = slowStation();
    const pump = createPump(station.send);
    for (const frame of [1, 2, 3, 4]) pump.offer(frame);
    expect(station.sent).toEqual([1]);
    await station.settle();
    expect(station.sent).toEqual([1, 4]);
    expect(station.waiting).toHaveLength(1);
    expect(pump.stats).toEqual({ sent: 2, dropped: 2, failed: 0 });
  });

  test('a fast station gets every frame', async () => {
    const station = slowStation();
    const pump = createPump(station.send);
    for (const frame of [1, 2, 3]) {
      pump.offer(frame);
      await station.settle();
    }
    expect(station.sent).toEqual([1, 2, 3]);
    expect(pump.stats.dropped).toBe(0);
  });

  test('a failed frame is counted and told, and the next one goes out', async () => {
    const station = slowStation();
    const errors: unknown[] = [];
    const pump = createPump(station.send, (error) => errors.push(error));
    pump.offer(1);
    pump.offer(2);
    await station.settle(new Error('lost'));
    expect(station.sent).toEqual([1, 2]);
    expect(pump.stats).toEqual({ sent: 2, dropped: 0, failed: 1 });
    expect(errors).toHaveLength(1);
  });

  test('a send that throws at once does not stop the pump', async () => {
    let calls = 0;
    const pump = createPump<number>(async () => {
      calls += 1;
      throw new Error('no');
    });
    pump.offer(1);
    await new Promise((done) => setTimeout(done));
    pump.offer(2);
    expect(calls).toBe(2);
  });

  test('after stop nothing is sent, not even the waiting frame, and nothing is told', async () => {
    const station = slowStation();
    const errors: unknown[] = [];
    const pump = createPump(station.send, (error) => errors.push(error));
    pump.offer(1);
    pump.offer(2);
    pump.stop();
    await station.settle(new Error('lost'));
    pump.offer(3);
    expect(station.sent).toEqual([1]);
    expect(errors).toEqual([]);
  });
});
