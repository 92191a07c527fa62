/** The demo's school year: when lessons are, and when there are none. Dates are WIB (Asia/Jakarta, UTC+7, no summer time). */
import type { DayPlan, Session } from '../../src-shared/contract/calendar.ts';

const hour = 3_600_000;
const wib = 7 * hour;
const day = 24 * hour;

/** `2026-11-20` and minutes since midnight in Jakarta. */
export function local(at: number): { date: string; minutes: number; weekday: number } {
  const shifted = new Date(at + wib);
  const minutes = shifted.getUTCHours() * 60 + shifted.getUTCMinutes();
  return { date: shifted.toISOString().slice(0, 10), minutes, weekday: shifted.getUTCDay() || 7 };
}

export function instantOf(date: string, minutes: number): number {
  return Date.parse(`${date}T00:00:00Z`) - wib + Math.round(minutes * 60_000);
}

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** The year in which the school year began that `date` is in: it begins in July. */
export function yearOf(date: string): number {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 7 ? year : year - 1;
}

export function yearRange(year: number): { name: string; from: string; to: string } {
  return { name: `${year}/${year + 1}`, from: `${year}-07-13`, to: `${year + 1}-06-25` };
}

/** From the term's first day. */
export function termStart(date: string): string {
  const year = yearOf(date);
  return date.slice(0, 4) === String(year) ? `${year}-07-13` : `${year + 1}-01-04`;
}

function session(onTimeUntil: string, earlyLeaveFrom: string, dismissal: string, name = ''): Session {
  return { name, opens: '05:30', onTimeUntil, lateUntil: '09:00', earlyLeaveFrom, dismissal };
}
const one = (only: Session): DayPlan => ({ sessions: [only], minimumGapMinutes: 5 });

export const plans = {
  usual: one(session('07:00', '12:00', '14:00')),
  friday: one(session('07:00', '10:30', '11:30')),
  /** Some ninth classes prepare for their exams a quarter of an hour earlier. */
  ninth: one(session('06:45', '12:00', '14:00')),
  ninthFriday: one(session('06:45', '10:30', '11:30')),
  short: one(session('07:00', '09:30', '10:30')),
} as const;

export interface Special {
  from: string;
  to: string;
  name: string;
  plan: DayPlan | null;
}

/** Public holidays of 2026/2027; those of the moon are as they were announced or reckoned. Other years have the fixed ones. */
export function specialDays(year: number): Special[] {
  const next = year + 1;
  const off = (name: string, from: string, to = from): Special => ({ from, to, name, plan: null });
  const fixed = [
    off('Hari Kemerdekaan RI', `${year}-08-17`),
    off('Libur semester ganjil', `${year}-12-19`, `${next}-01-02`),
    off('Hari Buruh', `${next}-05-01`),
    off('Hari Lahir Pancasila', `${next}-06-01`),
    { from: `${year}-09-21`, to: `${year}-09-25`, name: 'Penilaian Tengah Semester', plan: plans.short },
    { from: `${year}-11-25`, to: `${year}-11-25`, name: 'Hari Guru Nasional', plan: plans.short },
  ];
  const moon = [
    off('Maulid Nabi Muhammad', '2026-08-25'),
    off('Isra Mikraj', '2027-01-05'),
    off('Tahun Baru Imlek', '2027-02-06'),
    off('Hari Raya Nyepi', '2027-03-08'),
    off('Libur Idulfitri', '2027-03-08', '2027-03-19'),
    off('Wafat Yesus Kristus', '2027-03-26'),
    off('Kenaikan Yesus Kristus', '2027-05-06'),
    off('Hari Raya Waisak', '2027-05-20'),
  ];
  return [...fixed, ...(year === 2026 ? moon : [])].sort((a, b) => a.from.localeCompare(b.from));
}

export function isEarly(group: string): boolean {
  return ['IX D', 'IX E', 'IX F'].includes(group);
}

/** What a class has on a date; null: no school. */
export function planOf(date: string, group: string): DayPlan | null {
  const special = specialDays(yearOf(date)).find(({ from, to }) => from <= date && date <= to);
  if (special) return special.plan;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return null;
  const { from, to } = yearRange(yearOf(date));
  if (date < from || date > to) return null;
  if (isEarly(group)) return weekday === 5 ? plans.ninthFriday : plans.ninth;
  return weekday === 5 ? plans.friday : plans.usual;
}

export function isSchoolDay(date: string): boolean {
  return planOf(date, '') !== null;
}
