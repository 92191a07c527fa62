/** What the office does from day to day: leave, classes changed, pupils who come and go. */
import { plusDays } from './dates.ts';
import type { Happening } from './facts.ts';
import type { PlannedPeople, Pupil } from './plan-people.ts';
import type { Chance } from './random.ts';

interface Pending {
  key: number;
  isApproved: boolean;
}

export class PlannedOffice {
  readonly #chance: Chance;
  readonly #people: PlannedPeople;
  #lastLeave = 0;
  #open: Pending[] = [];
  #lastAsker: Pupil | undefined;
  /** Pupils and the dates they are on leave, whether or not it is approved in the end: some of them come all the same. */
  readonly away = new Map<number, string>();

  constructor(chance: Chance, people: PlannedPeople) {
    this.#chance = chance;
    this.#people = people;
  }

  morning(date: string, index: number): Happening[] {
    const done = [...this.#leave(date), ...this.#decisions()];
    if (index % 15 === 7) done.push(...this.#comeAndGo(date));
    if (index % 20 === 13) done.push(...this.#moves(date));
    return done;
  }

  #leave(date: string): Happening[] {
    const chance = this.#chance;
    const many = Math.ceil(this.#people.all.length / 350);
    return Array.from({ length: chance.whole(0, many * 2) }, () => {
      const again = chance.happens(0.25) ? this.#lastAsker : undefined;
      const pupil = again && !again.isGone ? again : this.#people.someone(chance);
      this.#lastAsker = pupil;
      const from = plusDays(date, chance.whole(-3, 4));
      const to = plusDays(from, chance.whole(0, 4));
      const approve = chance.happens(0.5);
      const key = ++this.#lastLeave;
      this.#open.push({ key, isApproved: approve });
      this.away.set(pupil.number, to);
      const leave = chance.one(['sick', 'excused', 'duty'] as const);
      return { kind: 'leave', key, pupil: pupil.number, leave, from, to, approve } as const;
    });
  }

  /** Some are decided every morning, and some of the approved ones taken back. */
  #decisions(): Happening[] {
    const chance = this.#chance;
    const done: Happening[] = [];
    this.#open = this.#open.flatMap((leave): Pending[] => {
      if (leave.isApproved) {
        if (chance.happens(0.05)) done.push({ kind: 'decide', key: leave.key, decision: 'cancelled' });
        else if (chance.happens(0.7)) return [leave];
        return [];
      }
      if (chance.happens(0.5)) return [leave];
      const approved = chance.happens(0.6);
      done.push({ kind: 'decide', key: leave.key, decision: approved ? 'approved' : 'rejected' });
      return approved ? [{ ...leave, isApproved: true }] : [];
    });
    return done;
  }

  #comeAndGo(date: string): Happening[] {
    const done: Happening[] = [];
    for (let i = 0; i < 3; i++) {
      const { number, group } = this.#people.add(this.#chance, date);
      done.push({ kind: 'pupil', pupil: number, group });
      const leaver = this.#people.someone(this.#chance);
      if (leaver.number === number || leaver.movedOn >= date) continue;
      leaver.isGone = true;
      done.push({ kind: 'leaver', pupil: leaver.number, on: date });
    }
    return done;
  }

  #moves(date: string): Happening[] {
    const chance = this.#chance;
    const from = plusDays(date, chance.whole(-4, 5));
    const group = chance.one(this.#people.groups);
    const some = new Set(Array.from({ length: 8 }, () => this.#people.someone(chance)));
    const movers = [...some].filter((pupil) => pupil.movedOn < from && pupil.group !== group);
    for (const pupil of movers) Object.assign(pupil, { group, movedOn: from });
    return movers.length === 0 ? [] : [{ kind: 'move', pupils: movers.map(({ number }) => number), group, from }];
  }
}
