/** A receiver that answers by a script, and what a station needs to send to it. */
import type { Reply, Sender } from '../../../../src-main/station/ports/delivery.ts';
import type { OutboxEvent, Topic } from '../../../../src-shared/contract/delivery.ts';
import { type Bench, type BenchOptions, bench } from '../support.ts';

export type Sent = Parameters<Sender['send']>[0];

export const accepted: Reply = { status: 200, error: null, retryAfter: null };
export const failing: Reply = { status: 500, error: 'It failed (HTTP 500).', retryAfter: null };
export const silent: Reply = { status: null, error: 'No answer came within 10 s.', retryAfter: null };

export class Receiver implements Sender {
  readonly sent: Sent[] = [];
  /** What comes back. */
  answer: (request: Sent) => Reply | Promise<Reply> = () => accepted;

  async send(request: Sent): Promise<Reply> {
    this.sent.push(request);
    return this.answer(request);
  }

  /** What arrived, in order: the numbers of the events. */
  get events(): number[] {
    return this.sent.map(({ body }) => (JSON.parse(body) as { id: number }).id);
  }
}

export interface Sending extends Bench {
  receiver: Receiver;
  deliver(): Promise<void>;
}

export function sending(options: BenchOptions = {}): Sending {
  const receiver = new Receiver();
  const at = bench({ ...options, sender: receiver });
  return { ...at, receiver, deliver: () => at.station.delivery.dispatcher.deliverDue() };
}

export function endpoint(at: Pick<Bench, 'station'>, topics: Topic[] = ['attendance.recorded'], name = 'Siakad') {
  return at.station.call('endpoints.create', { name, url: `http://192.168.1.5/${name}`, topics });
}

/** Somebody was recorded; the number of the event. */
export function record(
  at: Pick<Bench, 'store' | 'clock'>,
  personId: number | null = 1,
  data: OutboxEvent['data'] = {},
): number {
  const now = at.clock.now().toISOString();
  return at.store.outbox.add({ topic: 'attendance.recorded', at: now, personId, data }, now).id;
}

/** Everything that is to be done by now. */
export function doChores({ station }: Pick<Bench, 'station'>): void {
  while (station.delivery.chores());
}
