/** The frame of every office screen: what it is called, what one may do here, and the screen itself, which scrolls. */
import { type ReactNode, useEffect } from 'react';
import styles from './Page.module.css';

interface Props {
  /** Above the title, quieter: a date, the way back. */
  above?: ReactNode;
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ above, title, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Hadir`;
  }, [title]);
  return (
    <main className={styles.page} id="main" tabIndex={-1}>
      <header className={styles.head}>
        <div className={styles.title}>
          {above && <div className={styles.above}>{above}</div>}
          <h1>{title}</h1>
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </main>
  );
}
