/**
 * How an update goes, as a pure machine: events in, the next state and what to do out. It never says `install` but in answer to
 * `prepared`, and then only where nobody is at the gate at that very moment or the administrator wanted it so.
 */
import type { UpdateFailure, UpdateState } from '../../../../src-shared/desktop.ts';

export interface Machine {
  state: UpdateState;
  /** The administrator wants the version that is ready without waiting. */
  now: boolean;
  /** ISO time of the last answer of the feed; null before the first. */
  checkedAt: string | null;
}

export type UpdateEvent =
  | { type: 'check' }
  /** The feed has nothing newer, or not for this computer yet. */
  | { type: 'nothing'; at: string }
  | { type: 'offline' }
  | { type: 'found'; version: string; at: string }
  | { type: 'progress'; percent: number }
  /** A person chose a file. */
  | { type: 'fileChosen' }
  /** Downloaded or copied, and every check passed. */
  | { type: 'staged'; version: string }
  /** A look at the gate. */
  | { type: 'looked'; idle: boolean }
  | { type: 'installNow' }
  /** The backup is made and the way back is kept. `idle`: a look at the gate after that. */
  | { type: 'prepared'; idle: boolean }
  | { type: 'failed'; reason: UpdateFailure; remedy: string }
  | { type: 'rolledBack'; from: string; to: string };

export type UpdateEffect = 'check' | 'download' | 'look' | 'prepare' | 'install';

export interface Step {
  machine: Machine;
  effects: UpdateEffect[];
}

export const initial: Machine = { state: { kind: 'none', checkedAt: null }, now: false, checkedAt: null };

/** An event that has no meaning in a state changes nothing: answers may come late. */
export function step(machine: Machine, event: UpdateEvent): Step {
  const { state } = machine;
  const stay: Step = { machine, effects: [] };
  const to = (next: UpdateState, effects: UpdateEffect[] = [], more: Partial<Machine> = {}): Step => ({
    machine: { ...machine, ...more, state: next },
    effects,
  });
  switch (event.type) {
    case 'check':
      return atRest(state) ? to({ kind: 'checking' }, ['check'], { now: false }) : stay;
    case 'fileChosen':
      return atRest(state) || isStaged(state) ? to({ kind: 'checking' }, [], { now: false }) : stay;
    case 'nothing':
      return state.kind === 'checking' ? to({ kind: 'none', checkedAt: event.at }, [], { checkedAt: event.at }) : stay;
    case 'offline':
      return isUnderWay(state) ? to({ kind: 'none', checkedAt: machine.checkedAt }) : stay;
    case 'found': {
      const found = { kind: 'available', version: event.version } as const;
      return state.kind === 'checking' ? to(found, ['download'], { checkedAt: event.at }) : stay;
    }
    case 'progress':
      if (state.kind !== 'available' && state.kind !== 'downloading') return stay;
      return to({ kind: 'downloading', version: state.version, percent: wholePercent(event.percent) });
    case 'staged':
      return isUnderWay(state) ? to({ kind: 'ready', version: event.version }, ['look']) : stay;
    case 'looked':
      if (!isStaged(state)) return stay;
      if (event.idle) return to({ kind: 'installing', version: state.version }, ['prepare']);
      return state.kind === 'ready' ? to({ kind: 'waiting', version: state.version }) : stay;
    case 'installNow':
      return isStaged(state) ? to({ kind: 'installing', version: state.version }, ['prepare'], { now: true }) : stay;
    case 'prepared':
      if (state.kind !== 'installing') return stay;
      return machine.now || event.idle ? to(state, ['install']) : to({ kind: 'waiting', version: state.version });
    case 'failed': {
      const version = 'version' in state ? state.version : null;
      return to({ kind: 'failed', reason: event.reason, version, remedy: event.remedy }, [], { now: false });
    }
    case 'rolledBack':
      return atRest(state) ? to({ kind: 'rolledBack', from: event.from, to: event.to }) : stay;
  }
}

/** What the version that is staged, if any, waits for. */
export function isStaged(state: UpdateState): state is Extract<UpdateState, { kind: 'ready' | 'waiting' }> {
  return state.kind === 'ready' || state.kind === 'waiting';
}

function atRest({ kind }: UpdateState): boolean {
  return kind === 'none' || kind === 'failed' || kind === 'rolledBack';
}

function isUnderWay({ kind }: UpdateState): boolean {
  return kind === 'checking' || kind === 'available' || kind === 'downloading';
}

function wholePercent(percent: number): number {
  return Number.isFinite(percent) ? Math.min(100, Math.max(0, Math.floor(percent))) : 0;
}
