import { describe, expect, it } from 'vitest';
import { bench, refusal, seconds } from '../support.ts';

const password = 'mangga manis';
const first = { school: 'SMP Contoh', name: 'Ratna Dewi', password };

async function started() {
  const at = bench();
  const session = await at.station.call('setup.begin', first);
  const actions = () => at.store.audit.list(100, 0).entries.map(({ action }) => action);
  const signIn = (name: string, text = password) => at.station.call('staff.signIn', { name, password: text });
  return { ...at, session, actions, signIn };
}

describe('the first administrator', () => {
  it('names the school, is signed in, and there is no second first', async () => {
    const { station, session, actions } = await started();
    expect(session.staff).toEqual({ id: 1, name: 'Ratna Dewi', role: 'administrator' });
    expect((await station.call('station.status', {})).school).toBe('SMP Contoh');
    expect(await station.call('setup.status', {})).toEqual({ needed: false, hasRules: false, enrolled: 0 });
    await expect(station.call('setup.begin', first)).rejects.toEqual(refusal('conflict'));
    expect(actions()).toEqual(['staff.created']);
  });

  it('is one, even where two screens ask at once', async () => {
    const { station } = bench();
    const asked = await Promise.allSettled([station.call('setup.begin', first), station.call('setup.begin', first)]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('cannot be made by adding somebody of a lower role', async () => {
    const { station, store } = bench();
    const added = station.call('staff.create', { name: 'Agus', role: 'viewer', password });
    await expect(added).rejects.toEqual(refusal('conflict'));
    expect(store.staff.list()).toEqual([]);
  });
});

describe('signing in', () => {
  it('takes the name however it is written, and the password exactly', async () => {
    const { signIn, store } = await started();
    for (const name of ['Ratna Dewi', ' RATNA  dewi ', 'Rátna Déwi']) expect((await signIn(name)).staff.id).toBe(1);
    for (const text of ['Mangga manis', 'mangga manis ', ''])
      await expect(signIn('Ratna Dewi', text)).rejects.toThrow();
    expect(store.staff.get(1)?.lastSignInAt).toBe('2025-11-17T00:10:00.000Z');
    expect(store.staff.get(1)?.hash).toMatch(/^scrypt\$/);
  });

  it('tells neither who is there nor which of the two was wrong', async () => {
    const { signIn } = await started();
    const [wrong, nobody] = await Promise.allSettled([signIn('Ratna Dewi', 'x'), signIn('Nobody', 'x')]);
    expect(wrong).toEqual(nobody);
  });

  it('hears five wrong guesses, however the name is spelt and however many come at once', async () => {
    const { signIn, clock, actions } = await started();
    const spellings = [
      'Ratna Dewi',
      'ratna dewi',
      'Rátna dewi',
      'RATNA DEWI',
      'ratna  dewi',
      'Ratna Déwi',
      'ratnà dewi',
    ];
    const guesses = await Promise.allSettled(spellings.map((name) => signIn(name, 'x')));
    const codes = guesses.map((guess) => (guess.status === 'rejected' ? guess.reason.code : 'in'));
    expect(codes.filter((code) => code === 'unauthorised')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(2);
    await expect(signIn('Ratna Dewi')).rejects.toEqual(refusal('too_many_requests', { retryAfter: 30 }));
    clock.advance(30 * seconds);
    await signIn('Ratna Dewi');
    expect(actions().filter((action) => action === 'staff.refused')).toHaveLength(5);
  });

  it('refuses whoever was put out while the password was compared', async () => {
    const { station, signIn } = await started();
    await station.call('staff.create', { name: 'Agus', role: 'operator', password });
    const signing = signIn('Agus');
    await station.call('staff.update', { staffId: 2, active: false });
    await expect(signing).rejects.toEqual(refusal('unauthorised'));
  });
});

describe('the staff', () => {
  it('keeps one active administrator, whatever is tried', async () => {
    const { station, store } = await started();
    await station.call('staff.create', { name: 'Agus', role: 'operator', password });
    for (const change of [{ role: 'viewer' }, { active: false }] as const)
      await expect(station.call('staff.update', { staffId: 1, ...change })).rejects.toEqual(refusal('conflict'));
    expect(store.staff.get(1)).toMatchObject({ role: 'administrator', active: true });
    await station.call('staff.update', { staffId: 2, role: 'administrator' });
    await station.call('staff.update', { staffId: 1, active: false });
    await expect(station.call('staff.update', { staffId: 2, active: false })).rejects.toEqual(refusal('conflict'));
  });

  it('has each name once, without case and accents', async () => {
    const { station } = await started();
    const again = station.call('staff.create', { name: 'rátna  DEWI', role: 'viewer', password });
    await expect(again).rejects.toEqual(refusal('conflict'));
  });

  it('whoever is put out, demoted or given a password is signed out; the list shows no hash', async () => {
    const { station, signIn, actions } = await started();
    await station.call('staff.create', { name: 'Agus', role: 'operator', password });
    const changes = [
      () => station.call('staff.update', { staffId: 2, role: 'viewer' }),
      () => station.call('staff.setPassword', { staffId: 2, password: 'pepaya muda' }),
      () => station.call('staff.update', { staffId: 2, active: false }),
    ];
    for (const [i, change] of changes.entries()) {
      const { token } = await signIn('Agus', i < 2 ? password : 'pepaya muda');
      await change();
      await expect(station.call('staff.resume', { token })).rejects.toEqual(
        refusal('unauthorised', { ended: 'changed' }),
      );
    }
    const { staff } = await station.call('staff.list', {});
    expect(staff.map(({ name, active }) => [name, active])).toEqual([
      ['Agus', false],
      ['Ratna Dewi', true],
    ]);
    expect(JSON.stringify(staff)).not.toContain('scrypt');
    expect(new Set(actions())).toEqual(
      new Set(['staff.created', 'staff.signed_in', 'staff.changed', 'staff.password']),
    );
  });

  it('changes the own password with the one before, which nobody may guess at either', async () => {
    const { station, signIn } = await started();
    const change = (current: string) =>
      station.call('staff.changeOwnPassword', { current, password: 'nangka muda', actor: 'Ratna Dewi' });
    for (let i = 0; i < 5; i++) await expect(change('x')).rejects.toEqual(refusal('credential_refused'));
    await expect(change(password)).rejects.toEqual(refusal('too_many_requests'));
    const { station: calm } = await started();
    const session = await calm.call('staff.signIn', { name: 'Ratna Dewi', password });
    await calm.call('staff.changeOwnPassword', { current: password, password: 'nangka muda', actor: 'Ratna Dewi' });
    await expect(calm.call('staff.resume', { token: session.token })).rejects.toEqual(refusal('unauthorised'));
    await calm.call('staff.signIn', { name: 'Ratna Dewi', password: 'nangka muda' });
    await expect(signIn('Ratna Dewi')).rejects.toEqual(refusal('too_many_requests'));
  });
});
