import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, bench, FakeClock, refusal } from '../support.ts';

let at: Bench;
beforeEach(() => {
  at = bench({ clock: new FakeClock('2026-07-13T05:00:00.000Z') });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const load = (text: string, more = {}) =>
  at.station.call('calendar.importDays', { file: bytes(text), fileName: 'libur', ...more });
const stored = () =>
  at.store.calendar
    .days()
    .map(({ from, to, name, group }) => [from, to, name, group].filter((value) => value !== null));

const ics = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

describe('a table of holidays', () => {
  it('has a date and a name, or a first and a last day and a class', async () => {
    await load('date,name\n2026-08-17,Kemerdekaan\n25/12/2026,"Natal, hari pertama"\n\n');
    await load('dari;sampai;nama;kelas\n21-12-2026;2-1-2027;Libur semester;\n2026-09-07;;Karyawisata;7A\n');
    expect(stored()).toEqual([
      ['2026-08-17', '2026-08-17', 'Kemerdekaan'],
      ['2026-12-25', '2026-12-25', 'Natal, hari pertama'],
      ['2026-12-21', '2027-01-02', 'Libur semester'],
      ['2026-09-07', '2026-09-07', 'Karyawisata', '7A'],
    ]);
  });

  it('changes nothing the second time, not even in two calls at once', async () => {
    const text = 'tanggal,nama\n2026-08-17,Kemerdekaan\n2026-08-17,Kemerdekaan\n2026-12-25,Natal\n';
    const [first, second] = await Promise.all([load(text), load(text)]);
    expect([first.added.length + second.added.length, first.unchanged + second.unchanged]).toEqual([2, 4]);
    expect(await load(text)).toEqual({ added: [], unchanged: 3, sheet: null });
    expect(stored()).toHaveLength(2);
    expect(at.store.audit.list(9, 0).entries.map(({ action }) => action)).toEqual(['calendar.daysImported']);
    expect(at.told).toEqual([{ type: 'calendar.changed' }]);
  });

  it.each([
    ['date,name\n2026-08-17,Kemerdekaan\n2026-02-30,x\n', { row: 3, column: 'from', value: '2026-02-30' }],
    ['date,name\nbesok,x\n', { row: 2, column: 'from', value: 'besok' }],
    ['date,name\n2026-08-17,\n', { row: 2, column: 'name' }],
    ['from,to,name\n2026-08-17,2026-08-16,x\n', { row: 2, column: 'to', value: '2026-08-16' }],
    [`date,name\n2026-08-17,${'x'.repeat(101)}\n`, { row: 2, column: 'name' }],
    ['date\n2026-08-17\n', { column: 'name' }],
    ['date,name\n', { row: 0 }],
  ])('with a bad row is refused as a whole: %j', async (text, details) => {
    await expect(load(text)).rejects.toThrow(refusal('import_refused', details));
    expect(stored()).toEqual([]);
  });

  it('with days that are over is refused unless that is asked for', async () => {
    const text = 'date,name\n2026-01-01,Tahun baru\n2026-08-17,Kemerdekaan\n';
    await expect(load(text)).rejects.toThrow(refusal('invalid_argument', { field: 'from' }));
    expect(stored()).toEqual([]);
    expect((await load(text, { allowPast: true })).added).toHaveLength(2);
    expect((await load(text)).unchanged).toBe(2);
  });

  it('with more rows than holidays can be is refused', async () => {
    const rows = Array.from({ length: 2001 }, (_, i) => `2027-01-01,Libur ${i}`);
    await expect(load(`date,name\n${rows.join('\n')}\n`)).rejects.toThrow(refusal('file_too_large'));
    await expect(load(`date,name\n${'x'.repeat(2 * 1024 ** 2)}`)).rejects.toThrow(refusal('file_too_large'));
  });
});

describe('an iCalendar file', () => {
  it('gives its whole-day events; the day in DTEND is the first one after', async () => {
    await load(
      ics(
        ...event('DTSTART;VALUE=DATE:20260817', 'DTEND;VALUE=DATE:20260818', 'SUMMARY:Kemerdekaan'),
        ...event('DTSTART;VALUE=DATE:20261221', 'DTEND;VALUE=DATE:20270103', 'SUMMARY;LANGUAGE=id:Libur semester'),
        ...event('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Natal\\, hari\\nraya\\; C:\\\\x'),
        ...event('DTSTART;VALUE=DATE:20260901', 'DURATION:P1W', 'SUMMARY:Seminggu'),
        ...event('DTSTART:20260910T000000', 'DTEND:20260911T000000', 'SUMMARY:Tengah malam'),
      ),
    );
    expect(stored()).toEqual([
      ['2026-08-17', '2026-08-17', 'Kemerdekaan'],
      ['2026-12-21', '2027-01-02', 'Libur semester'],
      ['2026-12-25', '2026-12-25', 'Natal, hari raya; C:\\x'],
      ['2026-09-01', '2026-09-07', 'Seminggu'],
      ['2026-09-10', '2026-09-10', 'Tengah malam'],
    ]);
  });

  it('may fold its lines anywhere, even within a letter', async () => {
    const text = ics(...event('DTSTART;VALUE=DATE:20260817', 'SUMMARY:Idulfitri é'));
    const whole = bytes(text);
    const middle = whole.indexOf(0xc3) + 1;
    const file = Uint8Array.from([...whole.subarray(0, middle), 13, 10, 32, ...whole.subarray(middle)]);
    await at.station.call('calendar.importDays', { file, fileName: 'a.ics' });
    await load(ics(...event('DTSTART;VALUE=DA\r\n TE:20261225', 'SUMMARY:Na\n\ttal')));
    expect(stored().map(([, , name]) => name)).toEqual(['Idulfitri é', 'Natal']);
  });

  it('leaves out meetings, cancelled days, alarms and everything that is no event', async () => {
    await load(
      ics(
        'BEGIN:VTIMEZONE',
        'BEGIN:STANDARD',
        'DTSTART:19700101T000000',
        'END:STANDARD',
        'END:VTIMEZONE',
        ...event('DTSTART:20260817T080000Z', 'SUMMARY:Rapat'),
        ...event('DTSTART:20260817T000000Z', 'SUMMARY:Pukul tujuh di Jakarta'),
        ...event('DTSTART:20260817T000000', 'DTEND:20260817T010000', 'SUMMARY:Satu jam'),
        ...event('DTSTART;VALUE=DATE:20260818', 'STATUS:CANCELLED', 'SUMMARY:Batal'),
        ...event('DTSTART;VALUE=DATE:20260819', 'BEGIN:VALARM', 'SUMMARY:Alarm', 'END:VALARM', 'SUMMARY:Libur'),
      ),
    );
    expect(stored()).toEqual([['2026-08-19', '2026-08-19', 'Libur']]);
  });

  it('that repeats an event by a rule is refused with what to do', async () => {
    const text = ics(...event('DTSTART;VALUE=DATE:20260817', 'RRULE:FREQ=YEARLY', 'SUMMARY:Kemerdekaan'));
    await expect(load(text)).rejects.toThrow('Export the calendar with every date written out');
  });

  it.each([
    ['cut off', ics(...event('DTSTART;VALUE=DATE:20260817', 'SUMMARY:x')).slice(0, -20)],
    ['nested wrongly', ics('BEGIN:VEVENT', 'END:VCALENDAR')],
  ])('that is %s is refused', async (_, text) => {
    await expect(load(text)).rejects.toThrow(refusal('file_unreadable'));
  });

  it('that is not UTF-8, or has no name or no date there is, is refused', async () => {
    const broken = Uint8Array.from([...bytes('BEGIN:VCALENDAR\n'), 0xff, 0xfe]);
    const loadBroken = at.station.call('calendar.importDays', { file: broken, fileName: 'a.ics' });
    await expect(loadBroken).rejects.toThrow(refusal('file_unreadable'));
    const nameless = ics(...event('DTSTART;VALUE=DATE:20260817'));
    await expect(load(nameless)).rejects.toThrow(refusal('import_refused', { row: 1, column: 'name' }));
    const noDay = ics(...event('DTSTART;VALUE=DATE:20260230', 'SUMMARY:x'));
    await expect(load(noDay)).rejects.toThrow(refusal('import_refused', { row: 1, column: 'from' }));
    await expect(load(ics())).rejects.toThrow(refusal('import_refused', { row: 0 }));
  });
});
