/** A quiet page with one card on paper: signing in, and setting the station up. */
import type { ReactNode } from 'react';
import { SettingsPopover } from '../../components/SettingsPopover.tsx';
import styles from './PaperScreen.module.css';

interface Props {
  /** Of the page, for the window's title. */
  children: ReactNode;
  /** Beneath the card, quieter. */
  below?: ReactNode;
  /** Wider, for a card with a picture or a choice of several things. */
  wide?: boolean;
}

export function PaperScreen({ children, below, wide = false }: Props) {
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <span className={styles.brand} aria-hidden="true">
          hadir<span>.</span>
        </span>
        <SettingsPopover className={styles.icon} />
      </header>
      <main className={styles.main} id="main" data-wide={wide}>
        <div className={styles.card}>{children}</div>
        {below && <div className={styles.below}>{below}</div>}
      </main>
    </div>
  );
}
