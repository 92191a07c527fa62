/** Weekdays as seven buttons. */
import { UnstyledButton } from '@mantine/core';
import { useId } from 'react';
import form from '../../../components/form.module.css';
import { allWeekdays, weekdayName } from '../../../format/calendar-words.ts';
import { useWords } from '../../../services.tsx';
import styles from './WeekdayPicker.module.css';

interface Props {
  value: readonly number[];
  onChange(weekdays: number[]): void;
  error?: string | null;
}

export function WeekdayPicker({ value, onChange, error = null }: Props) {
  const { t, language } = useWords();
  const id = useId();
  const toggle = (day: number) => onChange(allWeekdays.filter((one) => value.includes(one) !== (one === day)));
  return (
    <div>
      <div className={form.label} id={id}>
        {t('rule.weekdays')}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is drawn with a legend */}
      <div className={styles.days} role="group" aria-labelledby={id}>
        {allWeekdays.map((day) => (
          <UnstyledButton
            key={day}
            className={styles.day}
            aria-pressed={value.includes(day)}
            data-testid={`weekday-${day}`}
            onClick={() => toggle(day)}
          >
            {weekdayName(day, language)}
          </UnstyledButton>
        ))}
      </div>
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
