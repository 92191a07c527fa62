/** The days of the week over a month drawn as a table. */
import { allWeekdays, weekdayName } from '../format/calendar.ts';
import { useWords } from '../services.tsx';

export function WeekdayHead() {
  const { language } = useWords();
  return (
    <thead>
      <tr>
        {allWeekdays.map((weekday) => (
          <th key={weekday} scope="col" abbr={weekdayName(weekday, language)}>
            {weekdayName(weekday, language, 'short')}
          </th>
        ))}
      </tr>
    </thead>
  );
}
