/** Palm and PIN: the palm says who, the PIN says that it is no picture of their palm. */
import { describe, expect, it } from 'vitest';
import { mostAtGate } from '../../../../src-main/station/credentials/guess-guard.ts';
import { enrolPalm, lastHand, watchHands } from '../palms/support.ts';
import { type Bench, type BenchOptions, bench, minutes, refusal, seconds } from '../support.ts';
import { auditOf, otherThan, pinOf } from './support.ts';

/** Siti, person 1, with a palm and a PIN at a gate that wants both. */
async function gate(options: BenchOptions = {}): Promise<{ at: Bench; pin: string }> {
  const at = bench({ ...options, settings: { palmNeedsPin: true, ...options.settings } });
  await enrolPalm(at, 1);
  return { at, pin: await pinOf(at, 1) };
}

async function show(at: Bench, who = 1, changes = {}): Promise<string> {
  at.clock.advance(seconds);
  const { pinTicket } = lastHand(await watchHands(at, 2, [{ who }], changes));
  return pinTicket ?? '';
}

const confirm = ({ station }: Bench, ticket: string, pin: string) =>
  station.call('credentials.confirmPalm', { ticket, pin });
const records = (at: Bench) => [1, 2, 3].filter((id) => at.store.records.get(id) !== null).length;
const used = refusal('credential_refused', { reason: 'ticket' });
const wrong = refusal('credential_refused', { reason: 'pin' });

describe('a palm at a gate that wants a PIN too', () => {
  it('records nothing, and the right PIN after it records the palm', async () => {
    const { at, pin } = await gate();
    at.told.length = 0;
    const hand = lastHand(await watchHands(at, 5, [{ who: 1 }], { gate: 'Belakang' }));
    expect(hand).toMatchObject({
      outcome: 'accept',
      person: { id: 1 },
      arrival: null,
      recordedAt: null,
      repeated: false,
    });
    expect(hand.pinTicket).toMatch(/^.{30,100}$/);
    expect(records(at)).toBe(0);
    expect(at.told).toEqual([]);
    const { person, arrival } = await confirm(at, hand.pinTicket ?? '', pin);
    expect(person).toMatchObject({ id: 1, name: 'Siswa 1' });
    const [event, ...more] = at.store.events.list(10, 0).events;
    expect(more).toEqual([]);
    expect(event).toMatchObject({ outcome: 'accept', modality: 'palm', policy: 'palm-1+pin', gate: 'Belakang' });
    expect(at.store.records.get(arrival.recordId)).toMatchObject({
      method: 'palm',
      gate: 'Belakang',
      policy: 'palm-1+pin',
      eventId: event?.id,
      similarity: event?.similarity,
    });
    expect(at.told.filter(({ type }) => type === 'recognised')).toMatchObject([{ personId: 1, eventId: event?.id }]);
    // The hand is still there: it is accepted, and asks for nothing.
    expect(lastHand(await watchHands(at, 1, [{ who: 1 }]))).toMatchObject({ outcome: 'accept', pinTicket: null });
  });

  it('carries its ticket while it is there; another look of the same hand makes no other', async () => {
    const { at } = await gate();
    const frames = await watchHands(at, 30, [{ who: 1 }]);
    const tickets = frames.slice(1).map(([hand]) => hand?.pinTicket);
    expect(new Set(tickets).size).toBe(1);
    expect(frames[0]?.[0]?.pinTicket).toBeNull();
  });
});

describe('a ticket', () => {
  it('is good once, however many use it at the same time', async () => {
    const { at, pin } = await gate();
    const ticket = await show(at);
    const both = await Promise.allSettled([confirm(at, ticket, pin), confirm(at, ticket, pin)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: used });
    await expect(confirm(at, ticket, pin)).rejects.toEqual(used);
    expect(records(at)).toBe(1);
  });

  it('is good for 30 seconds, and nobody else’s PIN goes with it', async () => {
    const { at, pin } = await gate();
    await enrolPalm(at, 2);
    const others = await pinOf(at, 2);
    const ticket = await show(at);
    await expect(confirm(at, ticket, others)).rejects.toEqual(wrong);
    at.clock.advance(29 * seconds);
    expect((await confirm(at, ticket, ` ${pin} `)).person.id).toBe(1);
    const late = await show(at);
    at.clock.advance(30 * seconds);
    await expect(confirm(at, late, pin)).rejects.toEqual(used);
    await expect(confirm(at, 'made up', pin)).rejects.toEqual(used);
  });

  it('survives a wrong PIN; a new one of the same person takes its place', async () => {
    const { at, pin } = await gate();
    const first = await show(at);
    await expect(confirm(at, first, otherThan(pin))).rejects.toEqual(wrong);
    const second = await show(at);
    expect(second).not.toBe(first);
    await expect(confirm(at, first, pin)).rejects.toEqual(used);
    expect((await confirm(at, second, pin)).person.id).toBe(1);
  });

  it.each([
    ['removed', (at: Bench) => at.station.call('people.remove', { personId: 1 })],
    ['without palms', (at: Bench) => at.station.call('palms.forget', { personId: 1 })],
    ['gone from the school', (at: Bench) => at.station.call('leavers.leave', { personId: 1, on: '2025-11-17' })],
    ['without a PIN', (at: Bench) => at.station.call('credentials.revokePin', { personId: 1 })],
  ])('of somebody who is %s since is refused', async (_what, change) => {
    const { at, pin } = await gate();
    const ticket = await show(at);
    await change(at);
    await expect(confirm(at, ticket, pin)).rejects.toEqual(refusal('credential_refused'));
    expect(records(at)).toBe(0);
  });
});

describe('who guesses', () => {
  it('is locked out as with a number and a PIN, and counts with them', async () => {
    const { at, pin } = await gate();
    const ticket = await show(at);
    for (let i = 1; i < mostAtGate; i++) await expect(confirm(at, ticket, otherThan(pin, i))).rejects.toEqual(wrong);
    const number = at.station.call('credentials.byPin', { number: '1', pin: otherThan(pin) });
    await expect(number).rejects.toEqual(refusal('credential_refused'));
    await expect(confirm(at, ticket, pin)).rejects.toEqual(refusal('too_many_requests', { retryAfter: 60 }));
    await expect(at.station.call('credentials.byPin', { number: '1', pin })).rejects.toEqual(
      refusal('too_many_requests'),
    );
    expect(await auditOf(at, 'credential.locked_out')).toMatchObject([{ subject: 'gate:Gerbang Utama pin' }]);
    at.clock.advance(minutes);
    expect((await confirm(at, await show(at), pin)).person.id).toBe(1);
  });

  it('has ten tries for one person, at whichever gates', async () => {
    const { at, pin } = await gate();
    for (const name of ['Utara', 'Selatan', 'Timur']) await at.station.call('gates.save', { name, direction: 'in' });
    let tries = 0;
    for (const gateName of ['Utara', 'Selatan', 'Timur'])
      for (let i = 0; i < 4 && tries < 10; i++, tries++) {
        const ticket = await show(at, 1, { gate: gateName });
        await expect(confirm(at, ticket, otherThan(pin, tries + 1))).rejects.toEqual(wrong);
      }
    const ticket = await show(at, 1, { gate: 'Timur' });
    await expect(confirm(at, ticket, pin)).rejects.toEqual(refusal('too_many_requests'));
  });
});

it('somebody without a PIN is told so, and it counts as no try', async () => {
  const at = bench({ settings: { palmNeedsPin: true } });
  await enrolPalm(at, 1);
  const ticket = await show(at);
  for (let i = 0; i < 2 * mostAtGate; i++)
    await expect(confirm(at, ticket, '123456')).rejects.toEqual(refusal('credential_refused', { reason: 'no_pin' }));
  const pin = await pinOf(at, 1);
  expect((await confirm(at, ticket, pin)).person.id).toBe(1);
});
