/** Who is at the simulated school and in which class, as far as the plan must know to move them about. */
import type { Chance } from './random.ts';
import type { School } from './school.ts';

export interface Pupil {
  number: number;
  group: string;
  /** Nobody is moved twice around the same dates: no move starts before this one. */
  movedOn: string;
  isGone: boolean;
}

export class PlannedPeople {
  readonly all: Pupil[] = [];
  readonly groups: readonly string[];

  constructor(school: School) {
    this.groups = Array.from({ length: school.groups }, (_, i) => `Kelas ${String(i + 1).padStart(2, '0')}`);
  }

  add(chance: Chance, today: string): Pupil {
    const number = this.all.length;
    const group = this.groups[number] ?? chance.one(this.groups);
    const pupil = { number, group, movedOn: today, isGone: false };
    this.all.push(pupil);
    return pupil;
  }

  present(): Pupil[] {
    return this.all.filter(({ isGone }) => !isGone);
  }

  someone(chance: Chance): Pupil {
    return chance.one(this.present());
  }

  /** Which of the school's timetables a class has. */
  timetable(group: string): 'usual' | 'twice' | 'early' {
    const index = this.groups.indexOf(group);
    if (index % 5 === 4) return 'early';
    return index % 3 === 1 ? 'twice' : 'usual';
  }

  /** Every fourth class has lessons on Saturdays. */
  hasSaturdays(group: string): boolean {
    return this.groups.indexOf(group) % 4 === 0;
  }
}
