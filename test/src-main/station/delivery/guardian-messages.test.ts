import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { FakeClock, minutes, refusal } from '../support.ts';
import { doChores, failing, type Sending, sending } from './support.ts';

const hours = 60 * minutes;
/** Monday, seven in the morning in Jakarta. */
const morning = '2026-07-13T00:00:00.000Z';
const gateway = 'http://10.0.0.9/send';
const pagi = { opens: '05:30', onTimeUntil: '07:00', lateUntil: '09:00', earlyLeaveFrom: '11:00', dismissal: '13:00' };

async function school(
  changes: Partial<CommandInput<'messages.configure'>> = {},
  guardian: Partial<CommandInput<'people.updateProfile'>> = {},
): Promise<Sending & { personId: number }> {
  const at = sending({ clock: new FakeClock(morning) });
  const { station } = at;
  await station.call('calendar.setClock', {
    effectiveFrom: '2026-07-01',
    timeZone: 'Asia/Jakarta',
    dayStarts: '00:00',
    allowPast: true,
  });
  const plan = { sessions: [pagi] };
  await station.call('calendar.addRule', {
    weekdays: [1, 2, 3, 4, 5],
    effectiveFrom: '2026-07-01',
    plan,
    allowPast: true,
  });
  const { id: personId } = await station.call('people.create', { name: 'Bagus "Gus" {{phone}}', group: '7A' });
  const profile = { guardianPhone: '+628123456789', messagesConsent: true, ...guardian };
  await station.call('people.updateProfile', { personId, ...profile });
  await station.call('messages.configure', {
    enabled: true,
    url: gateway,
    on: ['arrival', 'late', 'departure', 'absent'],
    ...changes,
  });
  return { ...at, personId };
}

const come = ({ station, clock }: Sending, personId: number) =>
  station.call('attendance.manual', { personId, at: clock.now().toISOString(), direction: 'in', reason: 'lupa' });

const messages = ({ receiver }: Sending): { to: string; message: string }[] =>
  receiver.sent.map(({ body }) => JSON.parse(body) as { to: string; message: string });

const endings = ({ store }: Sending) =>
  store.deliveries.list({ limit: 10, cursor: 0 }).deliveries.map(({ state, lastError }) => [state, lastError]);

describe('guardian messages', () => {
  it('are off until staff turn them on', async () => {
    const at = await school({ enabled: false });
    await come(at, at.personId);
    await at.deliver();
    expect(at.receiver.sent).toEqual([]);
    expect(at.store.deliveries.list({ limit: 1, cursor: 0 }).deliveries).toEqual([]);
  });

  it("tell in the guardian's language when somebody came, and how late", async () => {
    const at = await school({ headers: { Authorization: 'Bearer abc' } });
    await come(at, at.personId);
    await at.deliver();
    expect(at.receiver.sent[0]).toMatchObject({
      url: gateway,
      headers: { Authorization: 'Bearer abc', 'content-type': 'application/json' },
    });
    expect(messages(at)).toEqual([
      {
        to: '+628123456789',
        message: 'Ananda Bagus "Gus" {{phone}} sudah tiba di SMP Contoh pukul 07.00, Senin, 13 Juli 2026.',
      },
    ]);
    at.clock.advance(24 * hours + 15 * minutes);
    await at.station.call('people.updateProfile', { personId: at.personId, guardianLanguage: 'en' });
    await come(at, at.personId);
    await at.deliver();
    expect(messages(at)[1]?.message).toMatch(/at 07:15, Tuesday,? 14 July 2026, 15 minutes late\.$/);
  });

  it('say what the school wrote, where it wrote something', async () => {
    const at = await school({ templates: { 'arrival.id': '{name}: {status}, {school} {time}' } });
    await come(at, at.personId);
    await at.deliver();
    expect(messages(at)[0]?.message).toBe('Bagus "Gus" {{phone}}: Hadir, SMP Contoh 07.00');
  });

  it.each<[string, Partial<CommandInput<'people.updateProfile'>>, RegExp]>([
    ['without consent', { messagesConsent: false }, /agreed/],
    ['without a number', { guardianPhone: '' }, /number/],
  ])('are not sent %s, and say so', async (_what, guardian, reason) => {
    const at = await school({}, guardian);
    await come(at, at.personId);
    await at.deliver();
    expect(at.receiver.sent).toEqual([]);
    expect(endings(at)).toEqual([['skipped', expect.stringMatching(reason)]]);
  });

  it('that wait are stopped by consent taken back and by a correction', async () => {
    const at = await school();
    at.receiver.answer = () => failing;
    const { id: recordId } = await come(at, at.personId);
    await at.deliver();
    await at.station.call('attendance.void', { recordId, reason: 'salah orang' });
    at.clock.advance(hours);
    await at.deliver();
    expect(at.receiver.sent).toHaveLength(1);
    // A voided record is told to nobody.
    expect(endings(at).map(([state]) => state)).toEqual(['skipped']);
  });

  it('wait through quiet hours, and are dropped when they are old news', async () => {
    const at = await school({ quietHours: { from: '06:00', to: '08:00' } });
    await come(at, at.personId);
    await at.deliver();
    expect(at.receiver.sent).toEqual([]);
    expect(at.station.delivery.dispatcher.waitFor()).toBe(hours);
    at.clock.advance(hours);
    at.receiver.answer = () => failing;
    await at.deliver();
    expect(at.receiver.sent).toHaveLength(1);
    at.clock.advance(12 * hours + 1);
    await at.deliver();
    expect(at.receiver.sent).toHaveLength(1);
    expect(endings(at)).toEqual([['skipped', expect.stringContaining('too old')]]);
  });

  it('tell who has not come, unless the station saw nobody at all', async () => {
    const at = await school();
    const { id: other } = await at.station.call('people.create', { name: 'Citra', group: '7A' });
    await come(at, other);
    doChores(at);
    at.clock.advance(6 * hours + 2 * minutes);
    doChores(at);
    doChores(at);
    await at.deliver();
    expect(messages(at).map(({ message }) => message)).toEqual([expect.stringContaining('tidak tercatat hadir')]);
    at.clock.advance(24 * hours);
    doChores(at);
    await at.deliver();
    expect(at.receiver.sent).toHaveLength(1);
    expect(at.store.outbox.after(0, 100).filter(({ topic }) => topic === 'attendance.absent')).toHaveLength(3);
  });

  it('refuse settings that could not be sent', async () => {
    const at = await school();
    const refused = async (changes: Partial<CommandInput<'messages.configure'>>, field: string) => {
      const call = at.station.call('messages.configure', { enabled: true, url: gateway, ...changes });
      await expect(call).rejects.toEqual(refusal('invalid_argument', { field }));
    };
    await refused({ url: null }, 'url');
    await refused({ url: 'http://a:b@10.0.0.9/' }, 'url');
    await refused({ body: '{"to":{{phone}}}' }, 'body');
    await refused({ headers: { 'X-A': 'a\r\nX-B: b' } }, 'headers');
    await refused({ headers: { Host: 'elsewhere' } }, 'headers');
    await refused({ templates: { 'arrival.fr': 'x' } }, 'templates');
    await refused({ templates: { 'arrival.id': '{nama}' } }, 'templates');
  });

  it("keep the gateway's key sealed, and never send it to another one", async () => {
    const at = await school({ headers: { Authorization: 'Bearer abc' } });
    const configure = (url: string) => at.station.call('messages.configure', { enabled: true, url });
    expect((await configure(`${gateway}2`)).headerNames).toEqual(['Authorization']);
    expect(JSON.stringify(await at.station.call('messages.settings', {}))).not.toContain('abc');
    expect(JSON.stringify(at.store.audit.list(100, 0))).not.toContain('abc');
    expect((await configure('http://10.0.0.10/send')).headerNames).toEqual([]);
  });

  it('are tried with a number of staff', async () => {
    const at = await school();
    const result = await at.station.call('messages.test', { phone: '0812 3456 7890' });
    expect(result).toMatchObject({ ok: true, status: 200 });
    expect(messages(at)).toEqual([{ to: '+6281234567890', message: expect.stringContaining('SMP Contoh') }]);
    await expect(at.station.call('messages.test', { phone: 'hello' })).rejects.toEqual(refusal('invalid_argument'));
  });

  it('end with everything that waits when they are turned off', async () => {
    const at = await school();
    await come(at, at.personId);
    const off = await at.station.call('messages.configure', { enabled: false, url: gateway });
    expect(off.delivery).toBeNull();
    await at.deliver();
    expect(at.receiver.sent).toEqual([]);
  });
});
