/** A school sets up its year: where it is, when school is, which days are off; and tries a rule before it holds. */
import { beforeAll, expect, test } from 'vitest';
import { stationOfFile } from '../../support/station-fixture.ts';
import { makeKey, StationApi } from './support.ts';

const used = stationOfFile();
let key: string;
let api: StationApi;

beforeAll(() => {
  key = makeKey(used.station);
  api = new StationApi(used.station.address, key);
});

const day = 86_400_000;
const dateOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const daysAway = (days: number): string => dateOf(Date.parse(`${today}T00:00:00Z`) + days * day);
let today = '';

const session = {
  name: 'Pagi',
  opens: '06:00',
  onTimeUntil: '07:00',
  lateUntil: '09:00',
  earlyLeaveFrom: '11:00',
  dismissal: '13:00',
};
const everyDay = [1, 2, 3, 4, 5, 6, 7];

function fileForm(name: string, text: string): FormData {
  const form = new FormData();
  form.set('file', new File([text], name));
  return form;
}

test('the clock says what today is, in Jakarta or in New York', async () => {
  for (const timeZone of ['America/New_York', 'Asia/Jakarta']) {
    const effectiveFrom = '2020-01-01';
    const body = { effectiveFrom, timeZone, dayStarts: '00:00', allowPast: true };
    expect((await api.call('POST', '/calendar/clocks', body)).status).toBe(201);
    const shown = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());
    today = (await api.call('GET', '/calendar')).body.today;
    expect(today).toBe(shown);
  }
});

test('a rule holds from its date on; yesterday is not rewritten by accident', async () => {
  const rule = { weekdays: everyDay, effectiveFrom: daysAway(0), plan: { sessions: [session] } };
  const past = await api.call('POST', '/calendar/rules', { ...rule, effectiveFrom: daysAway(-1) });
  expect(past).toMatchObject({ status: 400, body: { code: 'invalid_argument' } });
  expect((await api.call('POST', '/calendar/rules', rule)).status).toBe(201);
  const plan = async (date: string) => (await api.call('GET', `/calendar/plan?date=${date}&group=7A`)).body.plan;
  expect((await plan(daysAway(-1))).sessions).toEqual([]);
  expect((await plan(daysAway(0))).sessions).toEqual([session]);
});

test('holidays come from a calendar file once, whatever comes twice', async () => {
  const compact = (date: string): string => date.replaceAll('-', '');
  const ics = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    `DTSTART;VALUE=DATE:${compact(daysAway(10))}`,
    `DTEND;VALUE=DATE:${compact(daysAway(12))}`,
    'SUMMARY:Libur\\, cuti bersama',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');
  const sent = () => api.call('POST', '/calendar/days/import', fileForm('libur.ics', ics));
  const [first, second] = await Promise.all([sent(), sent()]);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(first.body.added.length + second.body.added.length).toBe(1);
  const off = (await api.call('GET', `/calendar/plan?date=${daysAway(11)}`)).body;
  expect(off).toMatchObject({ plan: { sessions: [] }, day: { name: 'Libur, cuti bersama' } });
  expect((await api.call('GET', `/calendar/plan?date=${daysAway(12)}`)).body.day).toBeNull();
});

test('everything is there after a restart, with who wrote it', async () => {
  const before = (await api.call('GET', '/calendar')).body;
  used.station = await used.station.restart();
  api = new StationApi(used.station.address, key);
  expect((await api.call('GET', '/calendar')).body).toEqual(before);
  expect(before.rules).toMatchObject([{ createdBy: 'test' }]);
});
