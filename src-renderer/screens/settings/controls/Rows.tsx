/** A short list of things with what can be done to each: keys, gates, backups. Long lists are tables. */
import type { ReactNode } from 'react';
import styles from './Rows.module.css';

export function Rows({ label, children, testId }: { label: string; children: ReactNode; testId?: string }) {
  return (
    <ul className={styles.rows} aria-label={label} data-testid={testId}>
      {children}
    </ul>
  );
}

interface RowProps {
  title: ReactNode;
  /** Beside the title: its status. */
  chips?: ReactNode;
  /** Below it, quieter. */
  detail?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  testId?: string | undefined;
}

export function Row({ title, chips, detail, actions, children, testId }: RowProps) {
  return (
    <li className={styles.row} data-testid={testId}>
      <div className={styles.main}>
        <div className={styles.words}>
          <div className={styles.title}>
            <strong>{title}</strong>
            {chips}
          </div>
          {detail && <div className={styles.detail}>{detail}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </li>
  );
}
