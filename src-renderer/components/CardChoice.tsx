/** One of several, each a card with a title and what it means; a group of radio buttons to the keyboard and screen readers. */
import { Radio } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import styles from './CardChoice.module.css';

interface Option {
  value: string;
  title: string;
  detail?: ReactNode;
}

interface Props {
  label: string;
  value: string;
  options: readonly Option[];
  onChange(value: string): void;
  testId?: string;
  /** One below the other. */
  narrow?: boolean;
}

export function CardChoice({ label, value, options, onChange, testId, narrow = false }: Props) {
  const id = useId();
  return (
    <Radio.Group label={label} value={value} onChange={onChange} data-testid={testId}>
      <div className={styles.cards} data-narrow={narrow}>
        {options.map(({ value: each, title, detail }) => (
          <label key={each} htmlFor={`${id}-${each}`} className={styles.card} data-chosen={each === value}>
            <Radio
              id={`${id}-${each}`}
              value={each}
              size="md"
              aria-label={title}
              data-testid={testId && `${testId}-${each}`}
            />
            <span className={styles.text}>
              <strong>{title}</strong>
              {detail !== undefined && <span>{detail}</span>}
            </span>
          </label>
        ))}
      </div>
    </Radio.Group>
  );
}
