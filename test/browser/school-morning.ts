/** A school at which it is about ten in the morning, whenever the test runs. */
import type { StationClient } from '../../src-shared/contract.ts';

/** Hours that its clock is before UTC. */
const ahead = ((10 - new Date().getUTCHours() + 36) % 24) - 12;
const zone = ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;

/** The date there. */
export function schoolToday(): string {
  return new Date(Date.now() + ahead * 3_600_000).toISOString().slice(0, 10);
}

/** A time (`HH:MM`) of today there, ISO 8601 in UTC. */
export function thisMorning(time: string): string {
  return new Date(Date.parse(`${schoolToday()}T${time}:00Z`) - ahead * 3_600_000).toISOString();
}

/** School every day: 06:00 to 07:00, late until 09:00; it ends late in the evening. */
export async function keepHours(client: StationClient): Promise<void> {
  const since = '2025-01-01';
  await client.call('calendar.setClock', { effectiveFrom: since, timeZone: zone, dayStarts: '00:00', allowPast: true });
  const session = {
    opens: '06:00',
    onTimeUntil: '07:00',
    lateUntil: '09:00',
    earlyLeaveFrom: '12:00',
    dismissal: '23:00',
  };
  await client.call('calendar.addRule', {
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    effectiveFrom: since,
    plan: { sessions: [session] },
    allowPast: true,
  });
}
