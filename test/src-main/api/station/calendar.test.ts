import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../station/support.ts';
import { everyDay, morning, planOf } from '../../station/time/calendar-support.ts';
import { type Served, serve } from './support.ts';

const served = (): Promise<Served> => serve({ clock: new FakeClock('2026-07-13T05:00:00.000Z') });
const rule = { weekdays: everyDay, effectiveFrom: '2026-07-20', plan: planOf(morning) };
const holiday = { from: '2026-08-17', to: '2026-08-17', name: 'Kemerdekaan' };

async function upload(at: Served, text: string, fields: Record<string, string> = {}, headers = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([text], 'libur.csv', { type: 'text/csv' }));
  const answer = await fetch(`${at.address}/api/station/v1/calendar/days/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${at.key}`, ...headers },
    body: form,
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of a body
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as any };
}

describe('the calendar', () => {
  it('is set, read and taken back', async () => {
    const { call } = await served();
    const clock = { effectiveFrom: '2026-07-13', timeZone: 'Asia/Jakarta', dayStarts: '04:00' };
    expect(await call('POST', '/calendar/clocks', { body: clock })).toMatchObject({ status: 201, body: clock });
    const added = await call('POST', '/calendar/rules', { body: rule });
    expect(added).toMatchObject({ status: 201, body: { ...rule, group: null, createdBy: 'test' } });
    const day = await call('POST', '/calendar/days', { body: holiday });
    expect(day).toMatchObject({ status: 201, body: { ...holiday, group: null, plan: null } });
    expect((await call('GET', '/calendar')).body).toEqual({
      today: '2026-07-13',
      clocks: [{ id: 1, ...clock }],
      rules: [added.body],
      days: [day.body],
    });
    expect((await call('GET', '/calendar/plan?date=2026-08-17')).body).toMatchObject({ day: day.body, ruleId: null });
    expect((await call('DELETE', `/calendar/days/${day.body.id}`)).status).toBe(204);
    expect((await call('GET', '/calendar/plan?date=2026-08-17&group=7A')).body).toMatchObject({
      plan: rule.plan,
      day: null,
      ruleId: added.body.id,
    });
    expect((await call('DELETE', `/calendar/rules/${added.body.id}`)).status).toBe(204);
    expect((await call('DELETE', `/calendar/rules/${added.body.id}`)).status).toBe(404);
  });

  it('is changed by admins and read by whoever reads attendance', async () => {
    const { call, keyWith } = await served();
    const reader = await keyWith('attendance:read');
    expect((await call('GET', '/calendar', { key: reader })).status).toBe(200);
    const preview = { rule, from: '2026-07-01', to: '2026-07-10' };
    const tried = await call('POST', '/calendar/preview', { key: reader, body: preview });
    expect(tried).toMatchObject({ status: 200, body: { changed: [], unchanged: 0 } });
    for (const path of ['/calendar/rules', '/calendar/days', '/calendar/clocks'])
      expect((await call('POST', path, { key: reader, body: rule })).status).toBe(403);
    expect((await call('GET', '/calendar', { key: await keyWith('people:read') })).status).toBe(403);
  });

  it('is written once under one key, by two callers at once too', async () => {
    const { call } = await served();
    const headers = { 'idempotency-key': 'libur-1' };
    await Promise.all([1, 2, 3].map(() => call('POST', '/calendar/days', { body: holiday, headers })));
    expect((await call('GET', '/calendar')).body.days).toHaveLength(1);
  });

  it('keeps what is over unless asked', async () => {
    const { call } = await served();
    const past = { ...holiday, from: '2026-07-01', to: '2026-07-02' };
    expect(await call('POST', '/calendar/days', { body: past })).toMatchObject({
      status: 400,
      body: { code: 'invalid_argument' },
    });
    const added = await call('POST', '/calendar/days', { body: { ...past, allowPast: true } });
    expect((await call('DELETE', `/calendar/days/${added.body.id}`)).status).toBe(400);
    expect((await call('DELETE', `/calendar/days/${added.body.id}?allowPast=true`)).status).toBe(204);
  });

  it('refuses what cannot be in one sentence, and stays as it is', async () => {
    const { call } = await served();
    const refused: [string, object][] = [
      ['/calendar/rules', { ...rule, weekdays: [0] }],
      ['/calendar/rules', { ...rule, weekdays: [] }],
      ['/calendar/rules', { ...rule, effectiveFrom: '2026-02-30' }],
      ['/calendar/rules', { ...rule, plan: planOf({ ...morning, opens: '7:00' }) }],
      ['/calendar/rules', { ...rule, plan: planOf({ ...morning, dismissal: '06:00' }) }],
      ['/calendar/rules', { ...rule, plan: planOf(...Array(5).fill(morning)) }],
      ['/calendar/rules', { ...rule, group: 'x'.repeat(101) }],
      ['/calendar/days', { ...holiday, name: '' }],
      ['/calendar/days', { ...holiday, name: 'a\u0000b' }],
      ['/calendar/days', { ...holiday, to: '9999-12-31' }],
      ['/calendar/clocks', { effectiveFrom: '2026-07-13', timeZone: '../../etc/passwd', dayStarts: '00:00' }],
      ['/calendar/preview', { rule, from: '0001-01-01', to: '9999-12-31' }],
    ];
    for (const [path, body] of refused) {
      const answer = await call('POST', path, { body });
      expect([path, body, answer.status, answer.body.code]).toEqual([path, body, 400, 'invalid_argument']);
      expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|src-main|\bat \S+:\d+/);
    }
    expect((await call('GET', '/calendar')).body).toMatchObject({ rules: [], days: [], clocks: [] });
  });
});

describe('holidays from a file', () => {
  const text = 'tanggal;nama\n17/08/2026;Kemerdekaan\n2026-12-25;Natal\n';

  it('are added once', async () => {
    const at = await served();
    const first = await upload(at, text);
    expect(first).toMatchObject({ status: 200, body: { unchanged: 0 } });
    expect(first.body.added.map(({ name }: { name: string }) => name)).toEqual(['Kemerdekaan', 'Natal']);
    expect(await upload(at, text)).toMatchObject({ status: 200, body: { added: [], unchanged: 2 } });
  });

  it('under one key are answered again', async () => {
    const at = await served();
    const headers = { 'idempotency-key': 'libur-2026' };
    const first = await upload(at, text, {}, headers);
    const second = await upload(at, text, {}, headers);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });

  it('are refused with the row that is wrong, or where there is none', async () => {
    const at = await served();
    expect(await upload(at, 'date,name\nbesok,x\n')).toMatchObject({ status: 422, body: { code: 'import_refused' } });
    expect(await upload(at, '2026-01-01')).toMatchObject({ status: 422 });
    expect(await upload(at, text, { allowPast: 'maybe' })).toMatchObject({ status: 400 });
    expect(await upload(at, `date,name\n${'x'.repeat(11 * 1024 ** 2)}`)).toMatchObject({
      status: 413,
      body: { code: 'file_too_large' },
    });
    const noForm = await at.call('POST', '/calendar/days/import', { body: {} });
    expect([noForm.status, noForm.body.code]).toEqual([400, 'invalid_argument']);
    expect((await at.call('GET', '/calendar')).body.days).toEqual([]);
  });
});
