/** Whatever the receivers do and whenever the station dies: everything arrives, and nobody's later event before an earlier one. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Reply } from '../../../../src-main/station/ports/delivery.ts';
import { minutes } from '../support.ts';
import { accepted, endpoint, failing, record, type Sent, sending, silent } from './support.ts';

type Step = { do: 'record'; person: number | null } | { do: 'deliver' } | { do: 'wait' } | { do: 'die' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('record' as const), person: fc.constantFrom(1, 2, 3, null) }) },
  { weight: 3, arbitrary: fc.constant({ do: 'deliver' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'wait' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'die' as const }) },
);

const busy: Reply = { status: 503, error: 'Later.', retryAfter: 120 };
/** `lost`: it arrives, but the station does not hear of it. */
const reply = fc.constantFrom('accepted', 'failing', 'silent', 'busy', 'lost');
const replies: Record<string, Reply> = { accepted, failing, silent, busy, lost: silent };

it('everything arrives at least once, in order for each person and endpoint', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.array(reply, { maxLength: 40 }), async (steps, script) => {
      const first = sending();
      let at: Pick<typeof first, 'station' | 'store' | 'clock' | 'restart'> = first;
      await endpoint(first, undefined, 'a');
      await endpoint(first, undefined, 'b');
      const arrived: { key: string; event: number }[] = [];
      first.receiver.answer = async ({ url, body }: Sent) => {
        const said = script.shift() ?? 'accepted';
        const { id, data } = JSON.parse(body) as { id: number; data: { personId: number | null } };
        if (said === 'accepted' || said === 'lost') arrived.push({ key: `${url} ${data.personId}`, event: id });
        await Promise.resolve();
        return replies[said] as Reply;
      };
      const written: { person: number | null; event: number }[] = [];
      for (const one of steps) {
        if (one.do === 'record') written.push({ person: one.person, event: record(at, one.person) });
        if (one.do === 'deliver') await at.station.delivery.dispatcher.deliverDue();
        if (one.do === 'wait') at.clock.advance(minutes);
        if (one.do === 'die') {
          at.station.delivery.dispatcher.fill();
          at = at.restart();
        }
      }
      // Every failure in the script costs at most an hour.
      for (let hour = 0; hour < 45; hour++) {
        await at.station.delivery.dispatcher.deliverDue();
        at.clock.advance(60 * minutes);
      }
      for (const name of ['a', 'b'])
        for (const person of [1, 2, 3, null]) {
          const key = `http://192.168.1.5/${name} ${person}`;
          const events = arrived.filter((one) => one.key === key).map(({ event }) => event);
          expect([...new Set(events)]).toEqual(
            written.filter((one) => one.person === person).map(({ event }) => event),
          );
          expect(events).toEqual([...events].sort((a, b) => a - b));
        }
      expect(await at.station.call('outbox.status', {})).toMatchObject({ pending: 0, dead: 0 });
    }),
    { numRuns: 25 },
  );
});
