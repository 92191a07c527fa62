/** Faults of screens in the log: a few, without anybody in them, and soon no more of the same. */
import { expect, test } from 'vitest';
import type { Context } from '../../../../src-main/station/context.ts';
import {
  faultWindow,
  mostFaults,
  screenFaultCommands,
} from '../../../../src-main/station/diagnostics/screen-faults.ts';
import type { CommandArguments } from '../../../../src-shared/contract.ts';
import { FakeClock } from '../support.ts';

type Fault = CommandArguments<'diagnostics.screenFault'>;

const fault: Fault = {
  kind: 'render',
  message: "TypeError: Cannot read properties of null (reading 'map')",
  stack: ['RecentList index-B1.js:1:234', 'anonymous index-B1.js:1:9'],
  components: ['RecentList', 'LiveScreen'],
  screen: 'live',
  version: '0.1.0',
};

function logged() {
  const lines: string[] = [];
  const clock = new FakeClock();
  const write = (_fields: object, message: string) => void lines.push(message);
  const log = { info: write, warn: write, error: write };
  const { 'diagnostics.screenFault': told } = screenFaultCommands({ log, clock } as unknown as Context);
  return { lines, clock, tell: (changes: Partial<Fault> = {}) => told({ ...fault, ...changes }) };
}

test('one is one line with all that finds it', () => {
  const { lines, tell } = logged();
  expect(tell()).toEqual({ logged: true });
  expect(lines).toEqual([
    "Fault of a screen (live 0.1.0, render): TypeError: Cannot read properties of null (reading 'map'); " +
      'at RecentList index-B1.js:1:234 < anonymous index-B1.js:1:9; in RecentList < LiveScreen',
  ]);
});

test('whoever sends it, nobody is named', () => {
  const { lines, tell } = logged();
  tell({ message: 'Nobody named "Siti Aminah" has 0812345678', stack: [], components: [] });
  expect(lines).toEqual(['Fault of a screen (live 0.1.0, render): Nobody named … has #']);
});

test('the same one again is none, and neither are many; later there is room again, and how many were left out', () => {
  const { lines, clock, tell } = logged();
  clock.advance(faultWindow);
  tell();
  expect(tell()).toEqual({ logged: false });
  for (let i = 0; i < 50; i++) tell({ stack: [`f${i} a.js:1:${i}`] });
  expect(lines).toHaveLength(mostFaults);
  clock.advance(faultWindow);
  expect(tell()).toEqual({ logged: true });
  expect(lines.slice(mostFaults)).toEqual([
    '42 more faults of screens were not written down.',
    expect.stringContaining('Fault of a screen'),
  ]);
});
