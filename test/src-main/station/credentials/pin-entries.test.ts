import { expect, it, vi } from 'vitest';
import { keyHasher } from '../../../../src-main/hosts/node/key-hasher.ts';
import { given } from '../../../support/given.ts';
import { type Bench, bench, minutes, refusal, seconds } from '../support.ts';
import { auditOf, otherThan, pinOf, pupil } from './support.ts';

const enter = ({ station }: Bench, number: string, pin: string, gate?: string) =>
  station.call('credentials.byPin', { number, pin, ...(gate ? { gate } : {}) });

const refused = refusal('credential_refused');
const locked = (retryAfter: number) => refusal('too_many_requests', { retryAfter });

it('a number and its PIN record an arrival; within the minimum gap it is the same one', async () => {
  const at = bench();
  const personId = await pupil(at, { userId: 17 });
  const pin = await pinOf(at, personId);
  expect(pin).toMatch(/^\d{6}$/);
  const { person, arrival } = await enter(at, '17', pin);
  expect(person).toEqual({ id: personId, userId: 17, name: 'Ani', group: '7A', hasPortrait: false });
  expect(arrival.repeated).toBe(false);
  expect(at.store.records.get(arrival.recordId)).toMatchObject({ personId, method: 'pin', gate: 'Gerbang Utama' });
  expect((await enter(at, ' 17 ', ` ${pin} `)).arrival).toMatchObject({ repeated: true, recordId: arrival.recordId });
});

it('the number may be the NIS or the NISN, also with zeros in front', async () => {
  const at = bench();
  const personId = await pupil(at, { userId: 17 });
  await at.station.call('people.updateProfile', { personId, nis: '0042', nisn: '0051234567' });
  const pin = await pinOf(at, personId);
  for (const number of ['0042', '0051234567', '017', '17'])
    expect((await enter(at, number, pin)).person.id).toBe(personId);
  await expect(enter(at, '42', pin)).rejects.toEqual(refused);
});

it('a new PIN ends the one before; a revoked one opens nothing; neither is ever shown again', async () => {
  const at = bench();
  const personId = await pupil(at);
  const first = await pinOf(at, personId);
  const second = await pinOf(at, personId);
  await expect(enter(at, `${given(1)}`, first)).rejects.toEqual(refused);
  expect((await enter(at, `${given(1)}`, second)).person.id).toBe(personId);
  expect(await at.station.call('credentials.ofPerson', { personId })).toEqual({
    pin: { issuedAt: at.clock.now().toISOString() },
    cards: [],
  });
  expect((await at.station.call('credentials.revokePin', { personId })).pin).toBeNull();
  await expect(enter(at, `${given(1)}`, second)).rejects.toEqual(refused);
  await at.station.call('credentials.revokePin', { personId });
  expect(await auditOf(at, 'pin.issued')).toHaveLength(2);
  expect(await auditOf(at, 'pin.revoked')).toHaveLength(1);
  expect(JSON.stringify(at.store.audit.list(100, 0))).not.toMatch(new RegExp(`${first}|${second}`));
});

it('what is no PIN at all is refused like a wrong one', async () => {
  const at = bench();
  await pinOf(at, await pupil(at));
  for (const pin of ['', '12345', '1234567', '１２３４５６', '{"$ne":0}'])
    await expect(enter(at, `${given(1)}`, pin)).rejects.toEqual(refused);
});

it('wrong number, no PIN, wrong PIN, somebody who left, somebody of another school: one answer, one slow hash each', async () => {
  const at = bench();
  const leaver = await pupil(at);
  const pin = await pinOf(at, leaver);
  await pupil(at, { name: 'Tanpa PIN' });
  at.store.tenants.create(2, at.clock.now().toISOString());
  await pupil(at, { tenantId: 2, userId: 77 });
  await at.station.call('leavers.leave', { personId: leaver, on: '2025-11-17' });
  await expect(enter(at, '404', pin)).rejects.toEqual(refused);
  at.clock.advance(minutes);
  const matches = vi.spyOn(keyHasher, 'matches');
  for (const [number, tried] of [
    ['404', pin],
    ['2', pin],
    ['1', otherThan(pin)],
    ['1', pin],
  ] as const) {
    matches.mockClear();
    const error = await enter(at, number, tried).catch((thrown: unknown) => thrown);
    expect(error).toEqual(refused);
    expect(JSON.stringify(error)).not.toMatch(/Ani|Tanpa/);
    expect(matches).toHaveBeenCalledTimes(1);
  }
  matches.mockRestore();
  at.clock.advance(minutes);
  await expect(enter(at, '77', pin)).rejects.toEqual(refused);
  expect(at.store.records.lastWritten()).toBeNull();
});

it('a card or PIN of other tenants cannot even be made', async () => {
  const at = bench();
  at.store.tenants.create(2, at.clock.now().toISOString());
  const personId = await pupil(at, { tenantId: 2 });
  for (const call of ['issuePin', 'issueCard', 'ofPerson', 'revokePin', 'revokeCards'] as const)
    await expect(at.station.call(`credentials.${call}`, { personId })).rejects.toEqual(refusal('person_not_found'));
});

it('a PIN revoked while it is being checked opens nothing', async () => {
  const at = bench();
  const personId = await pupil(at);
  const pin = await pinOf(at, personId);
  const entry = enter(at, `${given(1)}`, pin);
  await at.station.call('credentials.revokePin', { personId });
  await expect(entry).rejects.toEqual(refused);
});

it('five wrong ones in a minute lock the gate, for the right one too, and only that gate', async () => {
  const at = bench();
  const pin = await pinOf(at, await pupil(at));
  await at.station.call('gates.save', { name: 'Gerbang Belakang', direction: 'in' });
  for (let i = 1; i <= 5; i++) await expect(enter(at, String(100 + i), pin)).rejects.toEqual(refused);
  await expect(enter(at, `${given(1)}`, pin)).rejects.toEqual(locked(60));
  expect((await enter(at, `${given(1)}`, pin, 'Gerbang Belakang')).person.id).toBe(1);
  at.clock.advance(60 * seconds);
  expect((await enter(at, `${given(1)}`, pin)).person.id).toBe(1);
  for (let i = 1; i <= 5; i++) await expect(enter(at, String(200 + i), pin)).rejects.toEqual(refused);
  await expect(enter(at, `${given(1)}`, pin)).rejects.toEqual(locked(120));
  expect(await auditOf(at, 'credential.locked_out')).toMatchObject([
    { actor: 'gate', subject: 'gate:Gerbang Utama pin', details: { wrong: 5 } },
    { subject: 'gate:Gerbang Utama pin' },
  ]);
});

it('made-up gates are no way around', async () => {
  const at = bench();
  const pin = await pinOf(at, await pupil(at));
  for (let i = 1; i <= 5; i++)
    await expect(enter(at, `${given(1)}`, otherThan(pin, i), `Gate ${i}`)).rejects.toEqual(refused);
  await expect(enter(at, `${given(1)}`, pin, 'Gate 6')).rejects.toEqual(locked(60));
});

it('ten wrong ones for one person lock that person for 15 minutes, by whatever gate', async () => {
  const at = bench();
  const pin = await pinOf(at, await pupil(at));
  const other = await pinOf(at, await pupil(at, { name: 'Budi' }));
  for (let i = 1; i <= 10; i++) {
    await expect(enter(at, `${given(1)}`, otherThan(pin, i))).rejects.toEqual(refused);
    at.clock.advance(20 * seconds);
  }
  await expect(enter(at, `${given(1)}`, pin)).rejects.toEqual(locked(15 * 60 - 20));
  expect((await enter(at, `${given(2)}`, other)).person.id).toBe(2);
  at.clock.advance(15 * minutes - 20 * seconds);
  expect((await enter(at, `${given(1)}`, pin)).person.id).toBe(1);
  expect((await auditOf(at, 'credential.locked_out')).map(({ subject }) => subject)).toEqual(['person:1']);
});

it('a right PIN forgives the person, not the gate', async () => {
  const at = bench();
  const pin = await pinOf(at, await pupil(at));
  for (let round = 0; round < 4; round++) {
    for (let i = 1; i <= 4; i++) await expect(enter(at, `${given(1)}`, otherThan(pin, i))).rejects.toEqual(refused);
    expect((await enter(at, `${given(1)}`, pin)).person.id).toBe(1);
    at.clock.advance(minutes);
  }
  for (let i = 1; i <= 4; i++) await expect(enter(at, `${given(1)}`, otherThan(pin, i))).rejects.toEqual(refused);
  expect((await enter(at, `${given(1)}`, pin)).person.id).toBe(1);
  await expect(enter(at, `${given(1)}`, otherThan(pin))).rejects.toEqual(refused);
  await expect(enter(at, `${given(1)}`, pin)).rejects.toEqual(locked(60));
});

it('of a hundred tries at once, five are looked at', async () => {
  const at = bench();
  const pin = await pinOf(at, await pupil(at));
  const matches = vi.spyOn(keyHasher, 'matches');
  const tries = await Promise.allSettled(
    Array.from({ length: 100 }, (_, i) => enter(at, `${given(1)}`, otherThan(pin, i + 1))),
  );
  expect(matches).toHaveBeenCalledTimes(5);
  matches.mockRestore();
  const codes = tries.map((one) => (one as PromiseRejectedResult).reason.code as string);
  expect(codes.filter((code) => code === 'credential_refused')).toHaveLength(5);
  expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(95);
});

it('where the lock cannot be noted, it holds all the same, and later tries are looked at', async () => {
  let full = false;
  const at = bench({
    store: (store) => ({
      ...store,
      audit: {
        ...store.audit,
        append(entry) {
          if (full) throw new Error('full');
          store.audit.append(entry);
        },
      },
    }),
  });
  const pin = await pinOf(at, await pupil(at));
  full = true;
  for (let i = 1; i <= 5; i++) await expect(enter(at, `${given(1)}`, otherThan(pin, i))).rejects.toEqual(refused);
  await expect(enter(at, `${given(1)}`, pin)).rejects.toEqual(locked(60));
  at.clock.advance(minutes);
  for (let i = 1; i <= 4; i++) await expect(enter(at, `${given(1)}`, otherThan(pin, i))).rejects.toEqual(refused);
  expect((await enter(at, `${given(1)}`, pin)).person.id).toBe(1);
});
