/** A school with a full attendance book: 2,000 people in 60 classes, 200 school days, a coming and a going each. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../src-main/station/context.ts';
import { SchoolCalendar } from '../../src-main/station/time/school-calendar.ts';
import { StationTime } from '../../src-main/station/time/station-time.ts';
import { databasePath, openStore, type StationStore } from '../../src-main/store/index.ts';

export const people = 2000;
export const schoolDays = 200;
const classes = 60;

/** Monday to Friday, from 14 July 2025. */
export function dates(): string[] {
  const out: string[] = [];
  for (let at = Date.parse('2025-07-14T00:00:00Z'); out.length < schoolDays; at += 86_400_000) {
    const day = new Date(at);
    if (day.getUTCDay() % 6 !== 0) out.push(day.toISOString().slice(0, 10));
  }
  return out;
}

export function schoolBook(): { context: Context; store: StationStore; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'hadir-bench-'));
  const store = openStore({ path: databasePath(folder), key: randomBytes(32) });
  store.transaction(() => fill(store));
  const last = Date.parse(`${dates().at(-1)}T05:00:00Z`);
  const clock = { now: () => new Date(last), monotonic: () => 0 };
  const settings = { homeTenant: 1, minimumGapMinutes: 5, gate: 'Utama' };
  const context = {
    store,
    settings,
    clock,
    computerClock: clock,
    calendar: new SchoolCalendar(store.calendar),
    time: new StationTime({ clock, store }),
    emit() {},
  };
  return { context: context as unknown as Context, store, folder };
}

function fill(store: StationStore): void {
  const at = '2025-07-01T00:00:00.000Z';
  const times = {
    opens: '06:00',
    onTimeUntil: '07:00',
    lateUntil: '09:00',
    earlyLeaveFrom: '11:00',
    dismissal: '13:00',
  };
  const plan = { sessions: [{ name: '', ...times }], minimumGapMinutes: 5 };
  store.tenants.create(1, at);
  store.calendar.addClock({ effectiveFrom: '2025-01-01', timeZone: 'Asia/Jakarta', dayStarts: '00:00' });
  const rule = { group: null, weekdays: [1, 2, 3, 4, 5], effectiveFrom: '2025-07-01', plan };
  store.calendar.addRule({ ...rule, createdAt: at, createdBy: 'bench' });
  for (let i = 1; i <= people; i++) {
    const group = `${7 + (i % 3)}-${i % classes}`;
    const { id } = store.people.insert({ tenantId: 1, userId: i, name: `Murid ${i}`, group, createdAt: at });
    store.memberships.add(id, { group, from: '2025-07-01', to: null });
  }
  for (const day of dates()) for (const hour of ['00', '06']) mark(store, day, hour);
}

/** Everybody within one hour, in UTC. */
function mark(store: StationStore, day: string, hour: string): void {
  const grounds = { method: 'face', similarity: 0.9, margin: 0.4, liveness: null, policy: 'gate-1' } as const;
  const correction = { targetId: null, author: '', reason: '', clockSuspect: false };
  for (let i = 0; i < people; i++) {
    const at = `${day}T${hour}:${String(i % 60).padStart(2, '0')}:30.000Z`;
    const what = { personId: i + 1, kind: 'scan', at, day, writtenAt: at, gate: 'Utama', direction: 'auto' } as const;
    store.records.insert({ tenantId: 1, ...what, ...grounds, eventId: null, ...correction });
  }
}
