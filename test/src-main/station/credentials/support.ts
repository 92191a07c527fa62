/** Pupils with PINs and cards. */
import type { CommandInput } from '../../../../src-shared/contract.ts';
import type { Bench } from '../support.ts';

export async function pupil({ station }: Bench, changes: Partial<CommandInput<'people.create'>> = {}): Promise<number> {
  return (await station.call('people.create', { name: 'Ani', group: '7A', ...changes })).id;
}

export async function pinOf({ station }: Bench, personId: number): Promise<string> {
  return (await station.call('credentials.issuePin', { personId })).pin;
}

/** A PIN that is not this one. */
export function otherThan(pin: string, by = 1): string {
  return String((Number(pin) + by) % 1_000_000).padStart(6, '0');
}

/** The text on the card that the person was issued last. */
export function cardTextOf({ store }: Bench, personId: number): string {
  return store.credentials.cardsOf(personId)[0]?.text ?? '';
}

export async function auditOf({ station }: Bench, action: string) {
  const { entries } = await station.call('audit.list', { limit: 500 });
  return entries.filter((entry) => entry.action === action);
}
