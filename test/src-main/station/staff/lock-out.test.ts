/** A limit on guessing must not let one caller lock out another, and least of all somebody at the station's own screen. */
import { describe, expect, it } from 'vitest';
import { openScreenDoor } from '../../../../src-main/station/staff/screen-door.ts';
import { school } from '../attendance/support.ts';
import { refusal } from '../support.ts';

const name = 'Ratna Dewi';
const password = 'mangga manis';
const locked = refusal('too_many_requests', { retryAfter: expect.any(Number) });

async function started() {
  const at = await school();
  await at.station.call('setup.begin', { school: 'SMP Contoh', name, password });
  const { pin } = await at.station.call('credentials.issuePin', { personId: 1 });
  const own = openScreenDoor(at.station, at.station.sessions, true);
  const other = (address: string) => openScreenDoor(at.station, at.station.sessions, false, address);
  return { ...at, own, other, pin };
}

describe('a password guessed at from elsewhere', () => {
  it('locks that address only', async () => {
    const at = await started();
    const guess = () => at.other('192.168.1.5').call('staff.signIn', { name, password: 'x' });
    for (let i = 0; i < 5; i++) await expect(guess()).rejects.toMatchObject({ code: 'unauthorised' });
    await expect(at.other('192.168.1.5').call('staff.signIn', { name, password })).rejects.toEqual(locked);
    expect((await at.own.call('staff.signIn', { name, password })).staff.name).toBe(name);
    expect((await at.other('192.168.1.6').call('staff.signIn', { name, password })).staff.name).toBe(name);
  });

  it('is bounded over many addresses, which never holds for this computer', async () => {
    const at = await started();
    const codes: unknown[] = [];
    for (let i = 0; i < 30; i++)
      await at
        .other(`192.168.1.${i}`)
        .call('staff.signIn', { name, password: 'x' })
        .catch((error: { code: string }) => codes.push(error.code));
    expect(codes.filter((code) => code === 'unauthorised')).toHaveLength(20);
    expect((await at.own.call('staff.signIn', { name, password })).staff.name).toBe(name);
  });

  it('cannot pretend to come from here', async () => {
    const at = await started();
    for (let i = 0; i < 5; i++)
      await at
        .other('192.168.1.5')
        .call('staff.signIn', { name, password: 'x', from: '' })
        .catch(() => {});
    expect((await at.own.call('staff.signIn', { name, password })).staff.name).toBe(name);
  });
});

describe('a PIN guessed at from elsewhere', () => {
  it('locks neither the gate of this computer nor the pupil there, and is bounded over many addresses', async () => {
    const at = await started();
    const number = String(at.store.people.get(1)?.userId);
    const codes: unknown[] = [];
    for (let i = 0; i < 40; i++)
      await at.station
        .call('credentials.byPin', { number, pin: 'x', from: `192.168.1.${i % 20}` })
        .catch((error: { code: string }) => codes.push(error.code));
    expect(codes.filter((code) => code === 'credential_refused')).toHaveLength(30);
    expect((await at.own.call('credentials.byPin', { number, pin: at.pin })).person.id).toBe(1);
  });
});
