/** The pupils of SMP Negeri 4 Cempaka. Nobody of them exists: names are drawn from lists, numbers from a range that is not in
 * use. */
import names from './names.json' with { type: 'json' };
import { type Dice, dice } from './random.ts';

export interface Pupil {
  userId: number;
  name: string;
  group: string;
  gender: 'L' | 'P';
  nis: string;
  nisn: string;
  guardian: string;
  phone: string;
  /** The guardian agreed to biometrics, and to messages. */
  consent: boolean;
  messages: boolean;
  enrolled: boolean;
  hasPin: boolean;
  hasCard: boolean;
  /** Minutes by which they use to come before (negative) or after the others. */
  habit: number;
  /** How likely a day without them is. */
  misses: number;
  seed: number;
}

export const grades = [
  { grade: 7, roman: 'VII' },
  { grade: 8, roman: 'VIII' },
  { grade: 9, roman: 'IX' },
] as const;
const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

export const groups = grades.flatMap(({ grade, roman }, row) =>
  letters.map((letter, column) => ({
    grade,
    name: `${roman} ${letter}`,
    /** The class they came from; null for those who are new. */
    before: row === 0 ? null : `${grades[row - 1]?.roman} ${letter}`,
    teacher: teacherOf(row * letters.length + column),
  })),
);

/** Pupils a class: 35 or 36, 640 in all. */
const sizes = groups.map((_, i) => (i % 9 < 5 ? 36 : 35));

function teacherOf(index: number): string {
  const name = names.teachers[index] as string;
  const women = /Ratna|Maria|Sri|Nur|Endang|Luh|Yuliana|Lilis|Titik/;
  return `${women.test(name) ? 'Ibu' : 'Bapak'} ${name}`;
}

/** People who are told of by name: those whom the demo's camera sees, and a girl whom nobody has heard of for days. */
const known: Record<string, { name: string; gender: 'L' | 'P'; seed?: number }> = {
  'IX A 1': { name: 'Bagus Prasetyo', gender: 'L', seed: 12 },
  'VIII B 1': { name: 'Siti Aminah', gender: 'P', seed: 29 },
  'VII C 1': { name: 'Ni Kadek Ayu', gender: 'P', seed: 28 },
  'VII A 1': { name: 'Dewi Anggraini', gender: 'P' },
  'VIII D 1': { name: 'Yohanes Simatupang', gender: 'L' },
};

/** `year`: in which the seventh class entered. */
export function makePupils(year: number): Pupil[] {
  const luck = dice(2026_07_13);
  const used = new Set<string>();
  const pupils: Pupil[] = [];
  groups.forEach(({ name: group, grade }, index) => {
    for (let place = 1; place <= (sizes[index] as number); place++) {
      const fixed = known[`${group} ${place}`];
      const gender = fixed?.gender ?? (luck.chance(0.51) ? 'P' : 'L');
      const name = fixed?.name ?? newName(luck, gender, used);
      used.add(name);
      const entered = year - (grade - 7);
      const number = pupils.length + 1;
      const consent = fixed !== undefined || luck.chance(0.965);
      pupils.push({
        userId: number,
        name,
        group,
        gender,
        nis: `${entered}${String(number).padStart(4, '0')}`,
        nisn: `00${entered - 2013}${String(1_000_003 * number + 27).slice(-7)}`.slice(0, 10).padStart(10, '0'),
        guardian: guardianOf(luck, name),
        // 0899 9990 xxxx: no operator gives these out.
        phone: `+6289999900${String(number).padStart(3, '0')}`,
        consent,
        messages: consent && luck.chance(0.82),
        enrolled: consent && (fixed !== undefined || luck.chance(0.985)),
        hasPin: !consent || luck.chance(0.2),
        hasCard: !consent || luck.chance(0.55),
        habit: luck.normal(0, 6),
        misses: luck.chance(0.05) ? 0.1 : 0.032,
        seed: fixed?.seed ?? luck.between(100, 2 ** 31),
      });
    }
  });
  return pupils;
}

function newName(luck: Dice, gender: 'L' | 'P', used: ReadonlySet<string>): string {
  for (;;) {
    const first = luck.pick(names[gender]);
    const second = luck.pick(gender === 'L' ? names.secondL : names.secondP);
    const family = luck.chance(0.28) ? luck.pick(names.families) : second;
    const name = luck.chance(0.12) && family !== second ? `${first} ${second} ${family}` : `${first} ${family}`;
    if (!used.has(name) && first !== family) return name;
  }
}

function guardianOf(luck: Dice, pupil: string): string {
  const mother = luck.chance(0.55);
  const last = pupil.split(' ').at(-1) as string;
  const first = luck.pick(mother ? names.P : names.L);
  return `${mother ? 'Ibu' : 'Bapak'} ${first} ${names.families.includes(last) ? last : luck.pick(names.families)}`;
}
