import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../src-main/files/tables/read-table.ts';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { pngHead } from '../../../support/hurting-pictures.ts';
import { at, school } from '../attendance/support.ts';
import { type Bench, bench, enrolPerson, FakeClock, minutes, refusal } from '../support.ts';

const reason = 'Tercatat di buku';
/** Monday to Wednesday; it is Wednesday evening. */
const week = { from: '2025-11-17', to: '2025-11-23' };

/** Person 1 of 7A came on time on Monday and late on Tuesday; person 2 of 7B never came. */
async function weekOfSchool(): Promise<Bench> {
  const made = await school('06:00');
  made.clock.advance(Date.parse(at('18:00', '2025-11-19')) - made.clock.now().getTime());
  for (const when of [at('06:50'), at('07:20', '2025-11-18')])
    await made.station.call('attendance.manual', { personId: 1, at: when, reason });
  return made;
}

async function csv(made: Bench, query: CommandInput<'reports.export'>['query'], language: 'id' | 'en' = 'id') {
  const file = await made.station.call('reports.export', { query, format: 'csv', language });
  return { name: file.name, ...(await readTable(file.bytes)) };
}

describe('reports.recap', () => {
  it('sums up every person of the range', async () => {
    const made = await weekOfSchool();
    const { dates, rows } = await made.station.call('reports.recap', week);
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([7, '2025-11-17', '2025-11-23']);
    expect(rows).toMatchObject([
      {
        userId: 1,
        group: '7A',
        counts: { present: 1, late: 1, absent: 1 },
        schoolDays: 3,
        percentage: 66.7,
        lateMinutes: 20,
      },
      { userId: 2, group: '7B', counts: { present: 0, late: 0, absent: 3 }, schoolDays: 3, percentage: 0 },
    ]);
    expect(rows[0]?.days).toMatchObject({ '2025-11-17': 'present', '2025-11-18': 'late', '2025-11-19': 'absent' });
    const only = await made.station.call('reports.recap', { ...week, group: '7B' });
    expect(only.rows.map(({ userId }) => userId)).toEqual([2]);
  });

  it('refuses a range that is none, or too long', async () => {
    const { station } = await school();
    for (const [from, to] of [
      ['2025-11-18', '2025-11-17'],
      ['2024-01-01', '2025-11-17'],
    ] as const)
      await expect(station.call('reports.recap', { from, to })).rejects.toEqual(refusal('invalid_argument'));
    const year = await station.call('reports.recap', { from: '2024-11-17', to: '2025-11-17' });
    expect(year.dates).toHaveLength(366);
  });

  it('of a school without rules or people is empty, and prints', async () => {
    const { station } = bench();
    expect((await station.call('reports.recap', week)).rows).toEqual([]);
    for (const format of ['csv', 'xlsx', 'pdf'] as const) {
      const query = { report: 'month', month: '2025-11' } as const;
      const made = await station.call('reports.export', { query, format });
      expect(made.name).toBe(`rekap-bulanan-2025-11.${format}`);
      expect(made.bytes.length).toBeGreaterThan(100);
    }
  });
});

describe('reports.late and reports.absences', () => {
  it('say whom to talk to', async () => {
    const { station } = await weekOfSchool();
    expect((await station.call('reports.late', week)).rows).toMatchObject([
      { userId: 1, times: 1, minutes: 20, worst: 20 },
    ]);
    expect((await station.call('reports.absences', week)).runs).toMatchObject([
      { userId: 2, from: '2025-11-17', to: '2025-11-19', days: 3, ongoing: true },
    ]);
  });
});

describe('reports.export', () => {
  it('the day sheet, in the school’s own time', async () => {
    const made = await weekOfSchool();
    const { name, headings, rows } = await csv(made, { report: 'day', date: '2025-11-18' });
    expect(name).toBe('daftar-hadir-2025-11-18.csv');
    expect(headings.slice(4)).toEqual(['Status', 'Datang', 'Pulang', 'Terlambat (menit)', 'Keterangan']);
    expect(rows.map((row) => row.slice(2, 8))).toEqual([
      ['Siswa 1', '7A', 'Terlambat', '07:20', '', '20'],
      ['Siswa 2', '7B', 'Alfa', '', '', ''],
    ]);
  });

  it('the month: a letter a day, then the sums', async () => {
    const made = await weekOfSchool();
    const { headings, rows } = await csv(made, { report: 'month', month: '2025-11', group: '7A' });
    expect(headings.slice(3, 33)).toEqual(Array.from({ length: 30 }, (_, i) => String(i + 1)));
    expect(rows[0]?.slice(3 + 16, 3 + 19)).toEqual(['H', 'T', 'A']);
    expect(rows[0]?.slice(-6)).toEqual(['1', '1', '0', '0', '1', '66,7']);
    const english = await csv(made, { report: 'month', month: '2025-11', group: '7A' }, 'en');
    expect(english.name).toBe('monthly-attendance-2025-11-7A.csv');
    expect(english.rows[0]?.slice(3 + 16, 3 + 19)).toEqual(['P', 'L', 'A']);
  });

  it('February of a leap year has 29 days', async () => {
    const made = await school();
    const { headings } = await csv(made, { report: 'month', month: '2024-02' });
    expect(headings).toContain('29');
    expect(headings).not.toContain('30');
  });

  it('the others as files of every format', async () => {
    const { station } = await weekOfSchool();
    for (const report of ['range', 'late', 'absences'] as const)
      for (const format of ['xlsx', 'pdf'] as const) {
        const { bytes, mediaType } = await station.call('reports.export', { query: { report, ...week }, format });
        expect([bytes.length > 1000, mediaType.startsWith('application/')]).toEqual([true, true]);
      }
  });

  it('a group with a hostile name makes a harmless file name', async () => {
    const made = await school();
    await enrolPerson(made, 3, { group: '../..\\7C "x";/é' });
    const { name } = await csv(made, { report: 'day', date: '2025-11-17', group: '../..\\7C "x";/é' });
    expect(name).toBe('daftar-hadir-2025-11-17-7C-x-e.csv');
  });
});

describe('the letterhead', () => {
  const words = { school: 'SMP Contoh', lines: ['Jalan Melati 12'], place: 'Bandung', signatory: 'Bu Siti' };
  /** 16×16 pixels, it says, and there are none behind that. */
  const png = Uint8Array.from([...pngHead(16, 16), 1, 2, 3]);

  it('is the station’s own name until one is saved; it survives a restart and is audited', async () => {
    const made = bench();
    expect(await made.station.call('letterhead.get', {})).toEqual({
      school: 'SMP Contoh',
      lines: [],
      hasLogo: false,
      place: '',
      signatory: '',
    });
    await made.station.call('letterhead.save', { ...words, logo: png, actor: 'Bu Rina' });
    const again = made.restart();
    expect(await again.station.call('letterhead.get', {})).toEqual({ ...words, hasLogo: true });
    expect(again.store.audit.list(1, 0).entries).toMatchObject([{ actor: 'Bu Rina', action: 'letterhead.saved' }]);
    await again.station.call('letterhead.save', { ...words, keepLogo: true });
    expect(await again.station.call('letterhead.get', {})).toEqual({ ...words, hasLogo: true });
    await again.station.call('letterhead.save', words);
    expect(await again.station.call('letterhead.get', {})).toEqual({ ...words, hasLogo: false });
  });

  it('takes no logo that is no picture, or too large', async () => {
    const { station } = bench();
    const save = (logo: Uint8Array) => station.call('letterhead.save', { ...words, logo });
    await expect(save(new TextEncoder().encode('<svg/>'))).rejects.toEqual(refusal('file_unreadable'));
    const large = new Uint8Array(1024 * 1024 + 1);
    large.set(png);
    await expect(save(large)).rejects.toEqual(refusal('file_too_large'));
    const many = pngHead(2_001, 2_000);
    await expect(save(many)).rejects.toEqual(refusal('file_too_large', { maxMegapixels: 4 }));
    await expect(save(png.slice(0, 8))).rejects.toEqual(refusal('file_unreadable'));
    expect((await station.call('letterhead.get', {})).hasLogo).toBe(false);
  });

  it('with a logo that is broken inside still prints', async () => {
    const { station } = bench({ clock: new FakeClock() });
    await station.call('letterhead.save', { ...words, logo: png });
    const query = { report: 'day', date: '2025-11-17' } as const;
    expect((await station.call('reports.export', { query, format: 'pdf' })).bytes.length).toBeGreaterThan(1000);
  });
});

describe('while a year is summed up', () => {
  it('others are served', async () => {
    const made = await school();
    made.clock.advance(10 * minutes);
    const order: string[] = [];
    const year = made.station
      .call('reports.recap', { from: '2024-11-17', to: '2025-11-17' })
      .then(() => order.push('year'));
    await made.station.call('station.status', {});
    order.push('status');
    await year;
    expect(order).toEqual(['status', 'year']);
  });
});
