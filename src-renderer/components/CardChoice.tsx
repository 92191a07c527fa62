/** One of several, each a card with a title and what it means; a group of radio buttons to the keyboard and screen readers. */
import { Radio } from '@mantine/core';
import { type CSSProperties, type ReactNode, useId } from 'react';
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
  /** Pixels that a card is wide at least; as many stand side by side as there is room for. */
  least?: number;
}

export function CardChoice({ label, value, options, onChange, testId, least = 150 }: Props) {
  const id = useId();
  return (
    <Radio.Group label={label} value={value} onChange={onChange} data-testid={testId}>
      <div className={styles.cards} style={{ '--least': `${least}px` } as CSSProperties}>
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
