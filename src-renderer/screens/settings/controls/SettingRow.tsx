/** One setting: its name, what it does in a sentence, and its control, at the right where there is room. */
import { type ReactNode, useId } from 'react';
import styles from './SettingRow.module.css';

interface ControlNames {
  id: string;
  'aria-describedby': string;
}

interface Props {
  title: string;
  hint?: ReactNode;
  /** `wide`: the control gets the whole width, below the words; `small`: it stays beside them on any window. */
  layout?: 'wide' | 'small' | 'beside';
  /** `control`: names for the one field that the row is about; a group of controls has its own. */
  children: ReactNode | ((control: ControlNames) => ReactNode);
}

export function SettingRow({ title, hint, layout = 'beside', children }: Props) {
  const id = useId();
  const named = typeof children === 'function';
  return (
    <div className={styles.row} data-layout={layout}>
      <div className={styles.words}>
        {named ? (
          <label htmlFor={id} className={styles.title}>
            {title}
          </label>
        ) : (
          <span className={styles.title}>{title}</span>
        )}
        {hint && (
          <p id={`${id}-hint`} className={styles.hint}>
            {hint}
          </p>
        )}
      </div>
      <div className={styles.control}>{named ? children({ id, 'aria-describedby': `${id}-hint` }) : children}</div>
    </div>
  );
}

interface ChoicesProps<V extends string> {
  /** What is chosen, for screen readers. */
  label: string;
  value: V;
  options: readonly { value: V; title: string; body: string }[];
  disabled?: boolean;
  onChange(value: V): unknown;
  testId: string;
}

/** One of a few, each with what it means: cards with a radio button, so that nobody has to guess behind a menu. */
export function Choices<V extends string>({
  label,
  value,
  options,
  disabled = false,
  onChange,
  testId,
}: ChoicesProps<V>) {
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
          <span className={styles.choicesWords}>
            <strong>{option.title}</strong>
            <span>{option.body}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
