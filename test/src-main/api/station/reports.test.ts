import { describe, expect, it } from 'vitest';
import { pngHead } from '../../../support/hurting-pictures.ts';
import { enrolPerson } from '../../station/support.ts';
import { serve } from './support.ts';

const week = 'from=2025-11-17&to=2025-11-23';

describe('reports', () => {
  it('as sums', async () => {
    const at = await serve();
    await enrolPerson(at, 1, { group: '7A' });
    const recap = await at.call('GET', `/reports/recap?${week}`);
    expect([recap.status, recap.body.dates.length, recap.body.rows.length]).toEqual([200, 7, 1]);
    expect((await at.call('GET', `/reports/late?${week}&group=7A`)).body).toEqual({ rows: [] });
    expect((await at.call('GET', `/reports/absences?${week}&days=2`)).body).toEqual({ runs: [] });
  });

  it.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['pdf', 'application/pdf'],
  ])('as %s, with its name', async (format, type) => {
    const at = await serve();
    const url = `${at.address}/api/station/v1/reports/export?report=month&month=2025-11&group=7A&format=${format}&language=en`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${at.key}` } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="monthly-attendance-2025-11-7A.${format}"; filename*=UTF-8''monthly-attendance-2025-11-7A.${format}`,
    );
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(50);
  });

  it.each([
    ['/reports/recap?from=2025-11-17', 'to'],
    ['/reports/recap?from=2025-02-30&to=2025-03-01', 'from'],
    ['/reports/absences?from=2025-11-17&to=2025-11-18&days=1', 'days'],
    ['/reports/export?report=month&format=pdf', 'month'],
    ['/reports/export?report=month&month=2025-13&format=pdf', 'month'],
    ['/reports/export?report=secret&format=pdf', 'report'],
    ['/reports/export?report=day&date=2025-11-17&format=exe', 'format'],
  ])('%s is refused by its field', async (path, field) => {
    const at = await serve();
    const { status, body } = await at.call('GET', path);
    expect([status, body.code, body.fields[0].field]).toEqual([400, 'invalid_argument', field]);
  });

  it('ranges that are turned round or too long say so', async () => {
    const at = await serve();
    for (const range of ['from=2025-11-18&to=2025-11-17', 'from=2020-01-01&to=2025-11-17']) {
      const { status, body } = await at.call('GET', `/reports/late?${range}`);
      expect([status, body.code]).toEqual([400, 'invalid_argument']);
    }
  });

  it('are for keys that may read attendance', async () => {
    const at = await serve();
    const key = await at.keyWith('people:read');
    for (const path of [`/reports/recap?${week}`, '/letterhead'])
      expect((await at.call('GET', path, { key })).status).toBe(403);
    const reader = await at.keyWith('attendance:read');
    expect((await at.call('GET', `/reports/recap?${week}`, { key: reader })).status).toBe(200);
    expect((await at.call('PUT', '/letterhead', { key: reader, body: { school: 'x', lines: [] } })).status).toBe(403);
  });
});

describe('the letterhead', () => {
  const body = { school: 'SMP Contoh', lines: ['Jalan Melati 12'], place: 'Bandung', signatory: 'Bu Siti' };
  const png = Buffer.concat([pngHead(100, 100), Buffer.alloc(900_000, 7)]);

  it('is replaced, logo and all', async () => {
    const at = await serve();
    const saved = await at.call('PUT', '/letterhead', { body: { ...body, logo: png.toString('base64') } });
    expect([saved.status, saved.body]).toEqual([200, { ...body, hasLogo: true }]);
    expect((await at.call('GET', '/letterhead')).body).toEqual({ ...body, hasLogo: true });
    expect(at.store.preferences.secret('letterhead.logo')).toHaveLength(png.length);
    expect(at.store.audit.list(1, 0).entries).toMatchObject([{ actor: 'test', action: 'letterhead.saved' }]);
  });

  it('with a logo that is no picture, or too large, stays as it was', async () => {
    const at = await serve();
    const logos = [Buffer.from('<svg/>'), Buffer.concat([png, png.subarray(0, 200_000)]), Buffer.concat([png, png])];
    for (const logo of ['not base64!', ...logos.map((bytes) => bytes.toString('base64'))]) {
      const { status } = await at.call('PUT', '/letterhead', { body: { ...body, logo } });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    expect((await at.call('GET', '/letterhead')).body.hasLogo).toBe(false);
  });
});
