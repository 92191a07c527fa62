/** What the station's API takes of somebody who belongs nowhere today is to be seen in its lists, or it was refused with the remedy. */
import { describe, expect, it } from 'vitest';
import { enrolPerson, picture } from '../../station/support.ts';
import { photos, type Served, serve } from './support.ts';

const day = '2025-11-17';
const mark = { at: `${day}T00:01:00Z`, reason: 'Lupa kartu' };

/** Ways to belong nowhere today. */
const nowhere: Record<string, (at: Served) => Promise<unknown>> = {
  left: (at) => at.call('POST', '/leavers', { body: { personId: 1, on: day } }),
  'begins later': async ({ store }) => {
    store.groups.clear(1, '2000-01-01');
    store.memberships.add(1, { group: '7A', from: '2025-11-24', to: null });
  },
};

async function school(): Promise<Served> {
  const at = await serve();
  await enrolPerson(at, 1, { group: '7A' });
  await enrolPerson(at, 2, { group: '7B' });
  return at;
}

/** Whether person 1 is in the list of days, the sheet, their own days and the recap; and what the first says of them. */
async function seen(at: Served) {
  const [days, sheet, own, recap] = await Promise.all(
    [
      `/days?date=${day}`,
      '/days/today',
      `/people/1/days?from=${day}&to=${day}`,
      `/reports/recap?from=${day}&to=${day}`,
    ].map((path) => at.call('GET', path)),
  );
  const has = (rows: { personId: number; records?: unknown[] }[]) =>
    rows.some(({ personId, records }) => personId === 1 && records?.length !== 0);
  const listed = days?.body.items.find(({ personId }: { personId: number }) => personId === 1);
  return {
    places: [
      has(days?.body.items),
      has(sheet?.body.rows),
      has(own?.body.items),
      JSON.stringify(recap?.body).includes('Siswa 1'),
    ],
    member: listed?.member,
  };
}

describe.each(Object.entries(nowhere))('of somebody who %s', (_, belongNowhere) => {
  it('a photo is taken, and seen as of no member', async () => {
    const at = await school();
    await belongNowhere(at);
    const { status, body } = await at.call('POST', '/scan', {
      body: photos([picture({ like: { 1: 0.95 } })], {}, 'photo'),
    });
    expect([status, body.arrival.recordId]).toEqual([200, 1]);
    expect(await seen(at)).toEqual({ places: [true, true, true, true], member: false });
    expect((await at.call('GET', `/days?date=${day}&group=7A`)).body.items).toEqual([]);
  });

  it('a record by hand is refused with the remedy, and the remedy works', async () => {
    const at = await school();
    await belongNowhere(at);
    const refused = await at.call('POST', '/attendance', { body: { personId: 1, ...mark } });
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(refused.body.detail).toContain('extendMembership=true');
    expect(at.store.records.lastWritten()).toBeNull();
    const made = await at.call('POST', '/attendance', { body: { personId: 1, ...mark, extendMembership: true } });
    expect(made.status).toBe(201);
    expect(await seen(at)).toEqual({ places: [true, true, true, true], member: true });
  });

  it('leave of that day alone is refused in its own words', async () => {
    const at = await school();
    await belongNowhere(at);
    const refused = await at.call('POST', '/leave', { body: { personId: 1, kind: 'sick', from: day, to: day } });
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(refused.body.detail).toContain('joined or left');
  });
});
