/** The days of the week over a month drawn as a table. */
import { useWords } from '../../services.tsx';
import { allWeekdays, weekdayName } from './calendar-words.ts';

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
