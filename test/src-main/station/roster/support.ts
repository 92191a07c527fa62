/** A station with a school in it, and files as people send them. */

import type { RosterChanges } from '../../../../src-shared/contract/roster.ts';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { type Bench, type BenchOptions, bench, FakeClock, minutes } from '../support.ts';

export const day = 24 * 60 * minutes;

/** Monday 13 July 2026, ten past seven in Jakarta. */
export function school(options: BenchOptions = {}): Bench {
  return bench({ clock: new FakeClock('2026-07-13T00:10:00.000Z'), ...options });
}

export function csv(...lines: string[]): Uint8Array {
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
}

type Source = Partial<CommandInput<'roster.import'>>;

export function importCsv({ station }: Bench, lines: string[], options: Source = {}): Promise<RosterChanges> {
  return station.call('roster.import', { file: csv(...lines), fileName: 'siswa.csv', ...options });
}

export function previewCsv({ station }: Bench, lines: string[], options: Source = {}): Promise<RosterChanges> {
  return station.call('roster.preview', { file: csv(...lines), fileName: 'siswa.csv', ...options });
}

/** Everybody as `number name group`. */
export async function register({ station }: Bench): Promise<string[]> {
  const { people } = await station.call('people.list', { limit: 200 });
  return people.map(({ userId, name, group }) => `${userId} ${name} ${group}`.trim());
}

export async function addPupil({ station }: Bench, name: string, group = '', userId?: number) {
  return station.call('people.create', { name, group, ...(userId === undefined ? {} : { userId }) });
}

export async function membershipsOf({ station }: Bench, personId: number): Promise<string[]> {
  const { memberships } = await station.call('people.profile', { personId });
  return memberships.map(({ group, from, to }) => `${group} ${from}..${to ?? ''}`);
}

export async function audited({ station }: Bench): Promise<string[]> {
  const { entries } = await station.call('audit.list', { limit: 500 });
  return entries.map(({ action, subject }) => `${action} ${subject}`);
}
