/** A card of the office: a heading, perhaps something at its right, and what it shows. */
import type { ReactNode } from 'react';
import styles from './Panel.module.css';

interface Props {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
  testId?: string;
}

export function Panel({ title, aside, children, className, testId }: Props) {
  return (
    <section className={[styles.panel, className].join(' ')} data-testid={testId}>
      {(title || aside) && (
        <header className={styles.head}>
          {title && <h2>{title}</h2>}
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
