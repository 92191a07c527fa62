import { expect, it, onTestFinished, vi } from 'vitest';
import { DeliveryLoop } from '../../../src-main/outbound/delivery-loop.ts';
import { accepted, endpoint, failing, sending, silent } from '../station/delivery/support.ts';

async function looping() {
  const at = sending();
  await endpoint(at);
  const errors: unknown[] = [];
  const loop = new DeliveryLoop(at.station, { error: (fields) => void errors.push(fields) });
  onTestFinished(() => loop.stop());
  const { id: personId } = await at.station.call('people.create', { name: 'Ayu' });
  const write = () =>
    at.station.call('attendance.manual', { personId, at: at.clock.now().toISOString(), reason: 'lupa' });
  return { ...at, loop, errors, write };
}

it('sends what is written at once, and not within the call that writes it', async () => {
  const at = await looping();
  await at.write();
  expect(at.receiver.sent).toEqual([]);
  await vi.waitFor(() => expect(at.receiver.sent).toHaveLength(1));
  expect(at.errors).toEqual([]);
});

it('comes back for what failed when its time has come', async () => {
  // The shortest wait.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  onTestFinished(() => void vi.restoreAllMocks());
  const at = await looping();
  at.receiver.answer = () => failing;
  const waitFor = vi.spyOn(at.station.delivery.dispatcher, 'waitFor');
  await at.write();
  await vi.waitFor(() => expect(waitFor.mock.results.at(-1)?.value).toBeGreaterThan(0));
  at.receiver.answer = () => accepted;
  const [delivery] = at.store.deliveries.list({ limit: 1, cursor: 0 }).deliveries;
  expect(delivery).toMatchObject({ state: 'pending', attempts: 1 });
  at.clock.advance(5000);
  await vi.waitFor(() => expect(at.receiver.sent).toHaveLength(2), { timeout: 7000 });
});

it('goes on after a fault of the store', async () => {
  const at = await looping();
  await vi.waitFor(() => expect(at.store.preferences.get('absences.toldThrough')).toBeTruthy());
  const due = vi.spyOn(at.store.deliveries, 'due').mockImplementationOnce(() => {
    throw new Error('disk');
  });
  await at.write();
  await vi.waitFor(() => expect(at.errors).toHaveLength(1));
  due.mockRestore();
  await at.write();
  await vi.waitFor(() => expect(at.receiver.sent.length).toBeGreaterThan(0));
});

it('stops, whatever is on its way', async () => {
  const at = await looping();
  at.receiver.answer = ({ signal }) =>
    new Promise((resolve) => signal?.addEventListener('abort', () => resolve(silent)));
  await at.write();
  await vi.waitFor(() => expect(at.receiver.sent).toHaveLength(1));
  // Only broken off does it answer.
  await at.loop.stop();
  await at.write();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(at.receiver.sent).toHaveLength(1);
});
