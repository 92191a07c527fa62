/** One of a few, each with what it means: cards with a radio button, so that nobody has to guess behind a menu. */
import { useId } from 'react';
import styles from './Choices.module.css';

interface Props<V extends string> {
  /** What is chosen, for screen readers. */
  label: string;
  value: V;
  options: readonly { value: V; title: string; body: string }[];
  disabled?: boolean;
  onChange(value: V): unknown;
  testId: string;
}

export function Choices<V extends string>({ label, value, options, disabled = false, onChange, testId }: Props<V>) {
  const name = useId();
  return (
    <fieldset className={styles.group} aria-label={label} disabled={disabled} data-testid={testId}>
      {options.map((option) => (
        <label key={option.value} className={styles.choice} data-checked={option.value === value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            data-testid={`${testId}-${option.value}`}
          />
          <span className={styles.dot} aria-hidden="true" />
          <span className={styles.words}>
            <strong>{option.title}</strong>
            <span>{option.body}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
