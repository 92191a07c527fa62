/** Corrections in the evening: of what was recorded that day, and of what was recorded long before. */
import type { Direction } from '../../src-shared/contract/attendance.ts';
import type { Fact } from './facts.ts';
import type { Chance } from './random.ts';

interface Known {
  key: number;
  pupil: number;
  at: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const remembered = 5000;

export class PlannedCorrections {
  readonly #chance: Chance;
  readonly #nextKey: () => number;
  #known: Known[] = [];

  constructor(chance: Chance, nextKey: () => number) {
    this.#chance = chance;
    this.#nextKey = nextKey;
  }

  remember(known: Known): void {
    this.#known.push(known);
    if (this.#known.length > remembered * 2) this.#known = this.#known.slice(-remembered);
  }

  /** `at`: when the office begins with it. Everything written may itself be corrected later. */
  evening(at: number, pupils: readonly number[], many: number): Fact[] {
    const chance = this.#chance;
    return Array.from({ length: many }, (_, i): Fact => {
      const now = at + i * 1000;
      const key = this.#nextKey();
      const target = this.#known.length > 0 ? chance.one(this.#known) : undefined;
      const choice = chance.next();
      const direction = chance.one<Direction>(['in', 'out', 'auto']);
      if (!target || choice < 0.35) return this.#manual(key, now, chance.one(pupils), direction);
      if (choice < 0.6) return { kind: 'void', at: now, key, target: target.key, atGate: false };
      // Some minutes off, and now and then on another day altogether.
      const days = chance.happens(0.2) ? chance.whole(1, 3) * day : 0;
      const when = target.at + chance.whole(-90, 90) * minute - days;
      this.remember({ key, pupil: target.pupil, at: when });
      return { kind: 'replace', at: now, key, target: target.key, when, direction };
    });
  }

  #manual(key: number, now: number, pupil: number, direction: Direction): Fact {
    const chance = this.#chance;
    const daysAgo = chance.happens(0.3) ? chance.whole(1, 10) * day : 0;
    const when = now - daysAgo - chance.whole(1, 800) * minute + chance.whole(0, minute);
    // Once in a while somebody writes down what has not happened yet.
    const isAhead = chance.happens(0.02);
    const fact: Fact = { kind: 'manual', at: now, key, pupil, when: isAhead ? now + 5 * minute : when, direction };
    this.remember({ key, pupil, at: fact.when });
    return fact;
  }
}
