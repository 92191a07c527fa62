import { expect, test } from 'vitest';
import {
  everything,
  isFiltered,
  readFilter,
  toArguments,
  writeFilter,
} from '../../../../src-renderer/screens/events/event-filter.ts';
import { commandArguments } from '../../../../src-shared/contract.ts';

const read = (query: string) => readFilter(new URLSearchParams(query));

test('an address without a query shows everything', () => {
  expect(read('')).toEqual(everything);
  expect(isFiltered(everything)).toBe(false);
  expect(toArguments(everything)).toEqual({ nearMiss: false, marked: false });
});

test('what is written is read again, and the station takes it', () => {
  const filters = [
    { ...everything, outcome: 'spoof' as const },
    { ...everything, nearMiss: true, personId: 12 },
    { ...everything, marked: true, from: '2026-11-01', to: '2026-11-20' },
  ];
  for (const filter of filters) {
    expect(read(new URLSearchParams(writeFilter(filter)).toString())).toEqual(filter);
    expect(isFiltered(filter)).toBe(true);
    expect(commandArguments['events.list'].safeParse(toArguments(filter)).success).toBe(true);
  }
});

test('what cannot be read is left out', () => {
  expect(read('outcome=maybe&person=-3&from=yesterday&to=2026-1-1')).toEqual(everything);
  expect(read('person=1.5')).toEqual(everything);
});
