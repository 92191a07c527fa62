import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LeaveDecision, mayBecome } from '../../../../src-main/station/leave/commands.ts';
import { type LeaveState, leaveStates } from '../../../../src-shared/contract/leave.ts';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { given } from '../../../support/given.ts';
import { type Bench, bench, refusal } from '../support.ts';

const pdf = Buffer.from('%PDF-1.7\nsurat dokter');

async function pupil({ station }: Bench, changes: Partial<CommandInput<'people.create'>> = {}): Promise<number> {
  return (await station.call('people.create', { name: 'Ani', group: '7A', ...changes })).id;
}

function ask({ station }: Bench, personId: number, changes: Partial<CommandInput<'leave.request'>> = {}) {
  return station.call('leave.request', {
    personId,
    kind: 'sick',
    from: '2025-11-18',
    to: '2025-11-20',
    note: 'Demam',
    ...changes,
  });
}

it('a request waits, is approved, and may be called off; each step by somebody', async () => {
  const at = bench();
  const personId = await pupil(at);
  const request = await ask(at, personId, { actor: 'wali kelas' });
  expect(request).toMatchObject({ personId, name: 'Ani', group: '7A', state: 'requested', createdBy: 'wali kelas' });
  const approved = await at.station.call('leave.decide', { leaveId: request.id, decision: 'approved', actor: 'TU' });
  expect(approved).toMatchObject({ state: 'approved', decisions: [{ decision: 'approved', author: 'TU', note: '' }] });
  const off = await at.station.call('leave.decide', { leaveId: request.id, decision: 'cancelled', note: 'Sembuh' });
  expect(off.state).toBe('cancelled');
  expect(off.decisions).toHaveLength(2);
  const { entries } = await at.station.call('audit.list', {});
  expect(entries.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
    'leave.cancelled staff',
    'leave.approved TU',
    'leave.requested wali kelas',
    'person.added staff',
  ]);
});

it('staff may approve what they write down at once', async () => {
  const at = bench();
  const request = await ask(at, await pupil(at), { approve: true });
  expect(request).toMatchObject({ state: 'approved', decisions: [{ decision: 'approved', author: 'staff' }] });
});

it.each(['approved', 'rejected'] as const)('of two who decide, only the first one does (%s)', async (decision) => {
  const at = bench();
  const { id: leaveId } = await ask(at, await pupil(at));
  const both = await Promise.allSettled([
    at.station.call('leave.decide', { leaveId, decision }),
    at.station.call('leave.decide', { leaveId, decision: 'rejected' }),
  ]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect((both[1] as PromiseRejectedResult).reason).toEqual(refusal('conflict', { state: decision }));
  expect((await at.station.call('leave.get', { leaveId })).decisions).toHaveLength(1);
});

it('each decision is told once, without the reason and the letter', async () => {
  const at = bench();
  const personId = await pupil(at);
  await ask(at, personId);
  expect(at.told.filter(({ type }) => type === 'outbox')).toEqual([]);
  const { id } = await ask(at, personId, { approve: true });
  await at.station.call('leave.decide', { leaveId: id, decision: 'cancelled', note: 'Rahasia' });
  const events = at.store.outbox.after(0, 10);
  expect(events.map(({ topic, data }) => [topic, data.decision])).toEqual([
    ['leave.decided', 'approved'],
    ['leave.decided', 'cancelled'],
  ]);
  expect(events[0]).toMatchObject({
    personId,
    data: {
      leaveId: id,
      userId: given(1),
      name: 'Ani',
      group: '7A',
      kind: 'sick',
      from: '2025-11-18',
      to: '2025-11-20',
    },
  });
  expect(JSON.stringify(events)).not.toMatch(/Demam|Rahasia/);
  expect(at.told.filter(({ type }) => type === 'outbox')).toEqual(events.map((event) => ({ type: 'outbox', event })));
});

it('where the outbox cannot be written, nothing is decided', async () => {
  const at = bench({
    store: (store) => ({
      ...store,
      outbox: {
        ...store.outbox,
        add() {
          throw new Error('full');
        },
      },
    }),
  });
  const { id: leaveId } = await ask(at, await pupil(at));
  await expect(at.station.call('leave.decide', { leaveId, decision: 'approved' })).rejects.toThrow('full');
  expect(await at.station.call('leave.get', { leaveId })).toMatchObject({ state: 'requested', decisions: [] });
});

it('leave lasts from a day to a school year', async () => {
  const at = bench();
  const personId = await pupil(at);
  await expect(ask(at, personId, { from: '2025-11-18', to: '2025-11-17' })).rejects.toEqual(
    refusal('invalid_argument', { field: 'to' }),
  );
  await expect(ask(at, personId, { from: '2025-01-01', to: '2026-01-02' })).rejects.toEqual(
    refusal('invalid_argument', { field: 'to' }),
  );
  await expect(ask(at, personId, { from: '2025-02-29' })).rejects.toEqual(refusal('invalid_argument'));
  expect((await ask(at, personId, { from: '2025-01-01', to: '2026-01-01' })).to).toBe('2026-01-01');
  expect((await ask(at, personId, { from: '2025-11-18', to: '2025-11-18' })).to).toBe('2025-11-18');
});

it('a letter comes back as it was sent; a request without one has none', async () => {
  const at = bench();
  const personId = await pupil(at);
  const { id: leaveId, hasAttachment } = await ask(at, personId, { attachment: { name: 'surat', bytes: pdf } });
  expect(hasAttachment).toBe(true);
  const letter = await at.station.call('leave.attachment', { leaveId });
  expect(letter).toMatchObject({ name: 'surat.pdf', mediaType: 'application/pdf' });
  expect(Buffer.from(letter.bytes).equals(pdf)).toBe(true);
  const { id } = await ask(at, personId);
  await expect(at.station.call('leave.attachment', { leaveId: id })).rejects.toEqual(refusal('not_found'));
  const html = { name: 'surat.pdf', bytes: Buffer.from('<html>') };
  await expect(ask(at, personId, { attachment: html })).rejects.toEqual(refusal('file_unreadable'));
});

it('people of other tenants have no leave here', async () => {
  const at = bench();
  at.store.tenants.create(2, at.clock.now().toISOString());
  const personId = await pupil(at, { tenantId: 2 });
  await expect(ask(at, personId)).rejects.toEqual(refusal('person_not_found'));
  await expect(at.station.call('leave.get', { leaveId: 1 })).rejects.toEqual(refusal('not_found'));
  await expect(at.station.call('leave.decide', { leaveId: 1, decision: 'approved' })).rejects.toEqual(
    refusal('not_found'),
  );
});

const decisions: LeaveDecision[] = ['approved', 'rejected', 'cancelled'];

it('exactly four decisions are possible', () => {
  const legal = leaveStates.flatMap((state) =>
    decisions.filter((decision) => mayBecome(state, decision)).map((decision) => `${state} ${decision}`),
  );
  expect(legal).toEqual(['requested approved', 'requested rejected', 'requested cancelled', 'approved cancelled']);
});

it('whatever is tried in whatever order, at most two decisions are taken, and only an approved one is called off', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...decisions), { maxLength: 20 }), (tries) => {
      let state: LeaveState = 'requested';
      const taken: LeaveDecision[] = [];
      for (const decision of tries)
        if (mayBecome(state, decision)) {
          taken.push(decision);
          state = decision;
        }
      expect(taken.length).toBeLessThanOrEqual(2);
      if (taken.length === 2) expect(taken).toEqual(['approved', 'cancelled']);
      // The first answer is always taken.
      expect(taken[0]).toBe(tries[0]);
    }),
  );
});
