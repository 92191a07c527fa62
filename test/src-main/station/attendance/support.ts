/** A school with one morning session on every weekday, in Jakarta: 06:00, 07:00, 09:00, 11:00, 13:00. */
import type { Scan } from '../../../../src-main/station/attendance/record-arrival.ts';
import type { Sighting } from '../../../../src-shared/domain.ts';
import { type Bench, type BenchOptions, bench, enrolPerson, FakeClock, picture } from '../support.ts';
import { everyDay, morning, planOf } from '../time/calendar-support.ts';

/** Monday, 17 November 2025, at a time on the school's clock. */
export function at(time: string, day = '2025-11-17'): string {
  return new Date(`${day}T${time}:00+07:00`).toISOString();
}

/** Persons 1 and 2 are enrolled and belong to 7A and 7B. */
export async function school(time = '06:40', options: BenchOptions = {}): Promise<Bench> {
  const made = bench({ clock: options.clock ?? new FakeClock(at(time)), ...options });
  const { calendar } = made.store;
  calendar.addClock({ effectiveFrom: '2020-01-01', timeZone: 'Asia/Jakarta', dayStarts: '00:00' });
  const by = { createdAt: at('00:00'), createdBy: 'staff' };
  calendar.addRule({ group: null, weekdays: everyDay, effectiveFrom: '2025-07-14', plan: planOf(morning), ...by });
  await enrolPerson(made, 1, { group: '7A' });
  await enrolPerson(made, 2, { group: '7B' });
  made.told.length = 0;
  return made;
}

/** Sets the clock on to a time of the same day. */
export function until({ clock }: Bench, time: string, day?: string): void {
  clock.advance(Date.parse(at(time, day)) - clock.now().getTime());
}

/** A photo of a person at a gate. */
export function scan(made: Bench, who: number, more: Partial<Pick<Scan, 'gate' | 'direction'>> = {}) {
  return made.station.call('recognition.scan', { image: picture({ like: { [who]: 0.95 } }), ...more });
}

/** Two frames of a camera: enough for the live gate. The face goes after them. */
export async function pass(made: Bench, who: number, gate?: string): Promise<Sighting> {
  let face: Sighting | undefined;
  for (let seq = 0; seq < 2; seq++) {
    made.clock.advance(100);
    const image = picture({ like: { [who]: 0.9 } });
    const args = { camera: gate ?? 'camera', seq, at: seq * 100, image, ...(gate ? { gate } : {}) };
    [face] = (await made.station.call('live.frame', args)).seen;
  }
  made.clock.advance(2000);
  return face as Sighting;
}

export function outbox(made: Bench) {
  return made.store.outbox.after(0, 500);
}

export function actions(made: Bench): string[] {
  return made.store.audit.list(50, 0).entries.map(({ action }) => action);
}
