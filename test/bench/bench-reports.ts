/** A month of 2,000 pupils: derived, summed up and written, through the station over a real store. The target: two seconds until
 * the workbook is there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { datesBetween, weekdayOf } from '../../src-main/station/time/dates.ts';
import { databasePath, openStore, type StationStore } from '../../src-main/store/index.ts';
import { stationOver } from './office-station.ts';
import { ms, row, show, time } from './timing.ts';

const pupils = 2000;
const month = '2026-07';
const range = { from: '2026-07-01', to: '2026-07-31' };
const clock = { now: () => new Date('2026-08-01T03:00:00Z'), monotonic: () => performance.now() };
const session = {
  name: '',
  opens: '06:00',
  onTimeUntil: '07:00',
  lateUntil: '09:00',
  earlyLeaveFrom: '11:00',
  dismissal: '13:00',
};

export async function benchReports(): Promise<void> {
  console.log(`\n7. Reports of a month of ${pupils.toLocaleString('en')} pupils`);
  const folder = mkdtempSync(join(tmpdir(), 'hadir-bench-'));
  const store = openStore({ path: databasePath(folder), key: Buffer.alloc(32, 7), clock });
  try {
    const station = stationOver(store, clock);
    fill(store);
    const recap = await time(5, () => station.call('reports.recap', range), 1);
    row('  recap', show(recap));
    row('  longest time others wait meanwhile', ms(await longestPause(() => station.call('reports.recap', range))));
    for (const format of ['csv', 'xlsx', 'pdf'] as const) {
      const query = { report: 'month', month } as const;
      const timing = await time(3, () => station.call('reports.export', { query, format }), 0);
      const target = format === 'xlsx' ? { text: 'p50 ≤ 2,000 ms', met: timing.p50 <= 2000 } : undefined;
      row(`  month as ${format}`, show(timing), target);
    }
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everybody came and left on six days of seven; every tenth arrival is late. */
function fill(store: StationStore): void {
  const by = { createdAt: '2026-06-01T00:00:00.000Z', createdBy: 'bench' };
  store.transaction(() => {
    store.calendar.addClock({ effectiveFrom: '2020-01-01', timeZone: 'Asia/Jakarta', dayStarts: '00:00' });
    const plan = { sessions: [session], minimumGapMinutes: 5 };
    store.calendar.addRule({ group: null, weekdays: [1, 2, 3, 4, 5, 6], effectiveFrom: '2026-01-01', plan, ...by });
    const days = datesBetween(range.from, range.to).filter((date) => weekdayOf(date) !== 7);
    for (let i = 1; i <= pupils; i++) {
      const group = `Kelas ${7 + (i % 3)}${'ABCDEFGHIJ'[i % 10]}`;
      const person = { tenantId: 1, userId: i, name: `Siswa Nomor ${i}`, group, createdAt: by.createdAt };
      const { id } = store.people.insert(person);
      store.memberships.add(id, { group, from: '2026-01-01', to: null });
      for (const [n, day] of days.entries()) {
        const late = (i + n) % 10 === 0;
        if ((i + n) % 17 !== 0) for (const at of [late ? '00:12' : '23:50', '06:10']) record(store, id, day, at);
      }
    }
  });
}

function record(store: StationStore, personId: number, day: string, time: string): void {
  // 23:50 UTC is ten to seven in Jakarta, on the next date.
  const date = time < '12' ? day : new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  const at = `${date}T${time}:00.000Z`;
  store.records.insert({
    tenantId: 1,
    personId,
    kind: 'scan',
    at,
    day,
    writtenAt: at,
    gate: 'Gerbang',
    direction: 'auto',
    method: 'face',
    similarity: 0.9,
    margin: 0.3,
    liveness: null,
    policy: '',
    eventId: null,
    targetId: null,
    author: 'station',
    reason: '',
    clockSuspect: false,
  });
}

/** The longest time between two turns of the event loop while `work` runs. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  let running = true;
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setTimeout(tick, 0);
  };
  tick();
  await work();
  running = false;
  return longest;
}
