/** One setting: its name, what it does in a sentence, and its control, at the right where there is room. */
import { type ReactNode, useId } from 'react';
import styles from './SettingRow.module.css';

export interface ControlNames {
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
