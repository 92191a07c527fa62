/** The machine of an update: its way through, and the law that nothing is installed while somebody is at the gate. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  initial,
  type Machine,
  step,
  type UpdateEffect,
  type UpdateEvent,
} from '../../../src-main/hosts/electron/updates/state.ts';

const at = '2026-11-20T03:00:00.000Z';

function run(events: readonly UpdateEvent[], from: Machine = initial) {
  const effects: UpdateEffect[] = [];
  let machine = from;
  for (const event of events) {
    const next = step(machine, event);
    machine = next.machine;
    effects.push(...next.effects);
  }
  return { machine, effects, state: machine.state };
}

const ready: UpdateEvent[] = [
  { type: 'check' },
  { type: 'found', version: '0.2.0', at },
  { type: 'progress', percent: 40.7 },
  { type: 'staged', version: '0.2.0' },
];

describe('an update', () => {
  it('goes from the check to the installer when nobody is there', () => {
    const { state, effects } = run([...ready, { type: 'looked', idle: true }, { type: 'prepared', idle: true }]);
    expect(state).toEqual({ kind: 'installing', version: '0.2.0' });
    expect(effects).toEqual(['check', 'download', 'look', 'prepare', 'install']);
  });

  it('waits while somebody is there, also when they come during the backup', () => {
    const waiting = run([...ready, { type: 'looked', idle: false }]);
    expect(waiting.state).toEqual({ kind: 'waiting', version: '0.2.0' });
    const again = run(
      [
        { type: 'looked', idle: true },
        { type: 'prepared', idle: false },
      ],
      waiting.machine,
    );
    expect(again.state).toEqual({ kind: 'waiting', version: '0.2.0' });
    expect(again.effects).toEqual(['prepare']);
  });

  it('is installed at once when the administrator says so, after the backup all the same', () => {
    const { effects } = run([...ready, { type: 'looked', idle: false }, { type: 'installNow' }]);
    expect(effects.slice(-1)).toEqual(['prepare']);
    expect(run([...ready, { type: 'installNow' }, { type: 'prepared', idle: false }]).effects).toContain('install');
  });

  it('shows whole percents from 0 to 100', () => {
    const percents = [-3, 0, 12.9, 100.4, Number.NaN].map((percent) => {
      const { state } = run([...ready.slice(0, 2), { type: 'progress', percent }]);
      return state.kind === 'downloading' ? state.percent : null;
    });
    expect(percents).toEqual([0, 0, 12, 100, 0]);
  });

  it('offline is none, and what was known stays known', () => {
    const known = run([{ type: 'check' }, { type: 'nothing', at }]);
    expect(run([{ type: 'check' }, { type: 'offline' }], known.machine).state).toEqual({ kind: 'none', checkedAt: at });
    expect(run([...ready.slice(0, 3), { type: 'offline' }]).state.kind).toBe('none');
  });

  it('that failed says which version, and the next check begins anew', () => {
    const failed = run([...ready.slice(0, 3), { type: 'failed', reason: 'hash', remedy: 'Copy it again.' }]);
    expect(failed.state).toEqual({ kind: 'failed', reason: 'hash', version: '0.2.0', remedy: 'Copy it again.' });
    expect(run([{ type: 'check' }], failed.machine).effects).toEqual(['check']);
  });

  it('is not disturbed by a second check or a file once it is being installed', () => {
    const { machine } = run([...ready, { type: 'looked', idle: true }]);
    for (const event of [{ type: 'check' }, { type: 'fileChosen' }, { type: 'offline' }, ...ready.slice(1)] as const)
      expect(step(machine, event).machine).toBe(machine);
  });
});

const version = fc.constantFrom('0.2.0', '0.3.0');
const anyEvent: fc.Arbitrary<UpdateEvent> = fc.oneof(
  fc.constantFrom<UpdateEvent>(
    { type: 'check' },
    { type: 'nothing', at },
    { type: 'offline' },
    { type: 'fileChosen' },
    { type: 'installNow' },
    { type: 'failed', reason: 'download', remedy: '' },
    { type: 'rolledBack', from: '0.2.0', to: '0.1.0' },
  ),
  version.map((version) => ({ type: 'found' as const, version, at })),
  version.map((version) => ({ type: 'staged' as const, version })),
  fc.integer({ min: 0, max: 100 }).map((percent) => ({ type: 'progress' as const, percent })),
  fc.boolean().map((idle) => ({ type: 'looked' as const, idle })),
  fc.boolean().map((idle) => ({ type: 'prepared' as const, idle })),
);
/** Sequences that get somewhere, with anything in between. */
const history = fc
  .array(
    fc.oneof(
      anyEvent.map((event) => [event]),
      fc.constant(ready),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.flat());

describe('whatever happens in whatever order', () => {
  it('nothing is installed while somebody is at the gate, unless the administrator wanted that very version', () => {
    let installed = 0;
    fc.assert(
      fc.property(history, (events) => {
        let machine = initial;
        // What the administrator was shown when they said so.
        let wanted: string | null = null;
        for (const event of events) {
          const before = machine.state;
          const next = step(machine, event);
          if (event.type === 'installNow' && 'version' in before) wanted = before.version;
          if (next.effects.includes('install')) {
            installed++;
            expect(event.type).toBe('prepared');
            const shown = 'version' in next.machine.state ? next.machine.state.version : null;
            expect((event.type === 'prepared' && event.idle) || shown === wanted).toBe(true);
          }
          machine = next.machine;
        }
      }),
      { numRuns: 3000 },
    );
    expect(installed).toBeGreaterThan(20);
  });

  it('nothing is installed without a backup right before', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { effects } = run(events);
        let prepared = 0;
        for (const effect of effects) {
          if (effect === 'prepare') prepared++;
          if (effect === 'install') expect(prepared).toBeGreaterThan(0);
        }
      }),
    );
  });
});
