/** The PIN pad as a pure machine: a number, then six digits, and what is said when they do not belong together. */
import { StationError } from '../../../src-shared/errors.ts';

export const pinLength = 6;
/** Of a school's numbers: NIS and NISN are far shorter. */
const longestNumber = 20;

/** `expired`: the palm was shown too long ago. `no_pin`: whoever showed it has none. */
export type PinProblem =
  | { kind: 'wrong' }
  | { kind: 'expired' }
  | { kind: 'no_pin' }
  | { kind: 'locked'; until: number }
  | { kind: 'failed'; error: unknown };

export interface PinState {
  step: 'number' | 'pin';
  number: string;
  pin: string;
  problem: PinProblem | null;
}

export const emptyPad: PinState = { step: 'number', number: '', pin: '', problem: null };

export type PinAction =
  | { type: 'type'; text: string }
  | { type: 'erase' }
  | { type: 'next' }
  | { type: 'back' }
  /** What was wrong is no longer. */
  | { type: 'clear' }
  | { type: 'refused'; problem: PinProblem };

export function pinReducer(state: PinState, action: PinAction): PinState {
  switch (action.type) {
    case 'type':
      return typed(state, action.text);
    case 'erase':
      if (state.step === 'number') return { ...state, number: state.number.slice(0, -1), problem: null };
      return state.pin === '' ? { ...state, step: 'number' } : { ...state, pin: state.pin.slice(0, -1), problem: null };
    case 'next':
      return state.step === 'number' && state.number !== '' ? { ...state, step: 'pin', problem: null } : state;
    case 'back':
      return { ...state, step: 'number', pin: '', problem: null };
    case 'clear':
      return { ...state, problem: null };
    case 'refused':
      return { ...state, step: 'pin', pin: '', problem: action.problem };
  }
}

function typed(state: PinState, text: string): PinState {
  if (state.step === 'number') {
    // Some schools' numbers have letters, dots or dashes: the keyboard types them, the pad has digits.
    if (!/^[\p{L}\d./-]$/u.test(text) || state.number.length >= longestNumber) return state;
    return { ...state, number: state.number + text, problem: null };
  }
  if (!/^\d$/.test(text) || state.pin.length >= pinLength) return state;
  return { ...state, pin: state.pin + text, problem: null };
}

/** After a palm the number is known: the machine never leaves the PIN. */
export function palmPinReducer(state: PinState, action: PinAction): PinState {
  const next = pinReducer(state, action);
  return next.step === 'pin' ? next : state;
}

/** The pad for somebody whose number is known. */
export function padFor(number: number): PinState {
  return { ...emptyPad, step: 'pin', number: String(number) };
}

/** Both are there: ask the station. */
export function isComplete({ step, number, pin }: PinState): boolean {
  return step === 'pin' && number !== '' && pin.length === pinLength;
}

/** Refusals with another remedy than typing again: a palm's ticket is good for half a minute, and not everybody has a PIN. */
const refusals: Readonly<Record<string, 'expired' | 'no_pin'>> = { ticket: 'expired', no_pin: 'no_pin' };

/** Why a PIN, a card or a palm's PIN was not taken, as the gate says it. `now`: monotonic milliseconds. */
export function problemOf(error: unknown, now: number): PinProblem {
  if (!(error instanceof StationError)) return { kind: 'failed', error };
  if (error.code === 'credential_refused') return { kind: refusals[String(error.details.reason)] ?? 'wrong' };
  const { retryAfter } = error.details;
  if (error.code === 'too_many_requests' && typeof retryAfter === 'number')
    return { kind: 'locked', until: now + retryAfter * 1000 };
  return { kind: 'failed', error };
}
