/** School hours as one would tell them: `Senin–Jumat · datang sampai 07.00 · pulang 14.00`. */
import type { Language } from '../../../src-shared/messages/index.ts';
import type { Translate } from '../../services.tsx';
import type { rulesOf } from './hour-templates.ts';

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
