/** Keeps the school's clock and hours, from today on: all of them or none. */
import type { StationClient } from '../../../src-shared/contract.ts';
import type { rulesOf } from './hour-templates.ts';

interface Hours {
  timeZone: string;
  rules: ReturnType<typeof rulesOf>;
}

export async function saveHours(client: StationClient, { timeZone, rules }: Hours): Promise<void> {
  await client.call('calendar.begin', { timeZone, rules });
}
