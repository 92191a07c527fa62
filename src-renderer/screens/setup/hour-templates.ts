/** School hours to begin with, as rules of the whole school. Whatever is different is changed in the calendar later. */
import type { CommandInput, StationClient } from '../../../src-shared/contract.ts';
import type { Language } from '../../../src-shared/messages/index.ts';
import type { Translate } from '../../services.tsx';

export const hourTemplates = ['sd', 'smp', 'sma', 'six_days', 'two_shifts'] as const;
export type HourTemplate = (typeof hourTemplates)[number];

type Rule = Pick<CommandInput<'calendar.addRule'>, 'weekdays'> & { plan: { sessions: Session[] } };

interface Session {
  name: string;
  opens: string;
  onTimeUntil: string;
  lateUntil: string;
  earlyLeaveFrom: string;
  dismissal: string;
}

const fiveDays = [1, 2, 3, 4, 5];

/** Arrivals count from an hour before lessons begin. */
function day(onTimeUntil: string, dismissal: string, more: Partial<Session> = {}): Session {
  const opens = minutesBefore(onTimeUntil, 90);
  return {
    name: '',
    opens,
    onTimeUntil,
    lateUntil: minutesBefore(dismissal, 60),
    earlyLeaveFrom: minutesBefore(dismissal, 120),
    dismissal,
    ...more,
  };
}

const templates: Record<HourTemplate, Rule[]> = {
  sd: [{ weekdays: fiveDays, plan: { sessions: [day('07:00', '12:30')] } }],
  smp: [{ weekdays: fiveDays, plan: { sessions: [day('07:00', '14:00')] } }],
  sma: [{ weekdays: fiveDays, plan: { sessions: [day('06:45', '15:30')] } }],
  // Fridays end before the midday prayer.
  six_days: [
    { weekdays: [1, 2, 3, 4, 6], plan: { sessions: [day('07:00', '13:00')] } },
    { weekdays: [5], plan: { sessions: [day('07:00', '11:00')] } },
  ],
  two_shifts: [
    {
      weekdays: [1, 2, 3, 4, 5, 6],
      plan: {
        sessions: [day('07:00', '12:00', { name: 'Pagi' }), day('12:45', '17:30', { name: 'Siang', opens: '12:00' })],
      },
    },
  ],
};

export function rulesOf(template: HourTemplate): Rule[] {
  return templates[template];
}

/** `HH:MM` within the same day. */
function minutesBefore(time: string, minutes: number): string {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  const total = hours * 60 + rest - minutes;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** School hours as one would tell them: `Senin–Jumat · datang sampai 07.00 · pulang 14.00`. */
export function hoursInWords(rules: ReturnType<typeof rulesOf>, t: Translate, language: Language): string {
  const clock = (time: string) => (language === 'id' ? time.replace(':', '.') : time);
  return rules
    .map(({ weekdays, plan }) => {
      const days = daysInWords(weekdays, language);
      const sessions = plan.sessions.map(({ name, onTimeUntil, dismissal }) => {
        const times = t('setup.hours.times', { until: clock(onTimeUntil), end: clock(dismissal) });
        return name === '' ? times : t('setup.hours.session', { name: sessionName(name, t), times });
      });
      return `${days}: ${sessions.join('; ')}`;
    })
    .join('. ');
}

function sessionName(name: string, t: Translate): string {
  return name === 'Pagi' ? t('setup.hours.morning') : t('setup.hours.afternoon');
}

/** Days in a row as a range, others by themselves: `Senin–Kamis, Sabtu`. */
export function daysInWords(weekdays: readonly number[], language: Language): string {
  const runs: number[][] = [];
  for (const day of [...weekdays].sort()) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) =>
      run.length > 2
        ? [run[0], run.at(-1)].map((day) => dayName(day ?? 1, language)).join('–')
        : run.map((day) => dayName(day, language)).join(', '),
    )
    .join(', ');
}

function dayName(day: number, language: Language): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, day)),
  );
}

interface Hours {
  timeZone: string;
  rules: ReturnType<typeof rulesOf>;
}

/** Keeps the school's clock and hours, from today on: all of them or none. */
export async function saveHours(client: StationClient, { timeZone, rules }: Hours): Promise<void> {
  await client.call('calendar.begin', { timeZone, rules });
}
