/** Keeps the school's clock and hours, from today on. */
import type { StationClient } from '../../../src-shared/contract.ts';
import type { rulesOf } from './hour-templates.ts';

interface Hours {
  timeZone: string;
  rules: ReturnType<typeof rulesOf>;
}

export async function saveHours(client: StationClient, { timeZone, rules }: Hours): Promise<void> {
  const { today, clocks } = await client.call('calendar.get', {});
  if (clocks.at(-1)?.timeZone !== timeZone)
    await client.call('calendar.setClock', { effectiveFrom: today, timeZone, dayStarts: '00:00' });
  // Another clock may mean another day.
  const { today: effectiveFrom } = await client.call('calendar.get', {});
  for (const rule of rules) await client.call('calendar.addRule', { ...rule, effectiveFrom });
}
