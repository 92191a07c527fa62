/** School hours to begin with, as rules of the whole school. Whatever is different is changed in the calendar later. */
import type { CommandInput } from '../../../src-shared/contract.ts';

export const hourTemplates = ['sd', 'smp', 'sma', 'six_days', 'two_shifts'] as const;
export type HourTemplate = (typeof hourTemplates)[number];

type Rule = Pick<CommandInput<'calendar.addRule'>, 'weekdays'> & { plan: { sessions: Session[] } };

export interface Session {
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
