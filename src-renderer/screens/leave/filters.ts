/** Which requests are listed, kept in the address. */
import { type LeaveState, leaveStates } from '../../../src-shared/contract/leave.ts';
import { go } from '../../route.ts';

export interface Filters {
  /** null: all of them, those that wait first. */
  state: LeaveState | null;
  /** Empty: every class. */
  group: string;
  /** null: everybody. */
  person: number | null;
  /** Empty: any day. Both included. */
  from: string;
  to: string;
}

const day = /^\d{4}-\d\d-\d\d$/;

export function readFilters(query: URLSearchParams): Filters {
  const date = (name: string) => (day.test(query.get(name) ?? '') ? (query.get(name) ?? '') : '');
  return {
    state: leaveStates.find((state) => state === query.get('state')) ?? null,
    group: query.get('group') ?? '',
    person: Number(query.get('person')) || null,
    from: date('from'),
    to: date('to'),
  };
}

/** As the station is asked. */
export function queryOf({ state, group, person, from, to }: Filters) {
  return {
    ...(state ? { state } : {}),
    ...(group ? { group } : {}),
    ...(person ? { personId: person } : {}),
    ...(from && to ? { from, to } : {}),
  };
}

export function setFilters(filters: Filters): void {
  go('leave', [], written(filters));
}

export function openRequest(filters: Filters, leaveId: number): void {
  go('leave', [leaveId], written(filters));
}

export function written({ state, group, person, from, to }: Filters): Record<string, string> {
  const parts = { state: state ?? '', group, person: person ? String(person) : '', from, to };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));
}
