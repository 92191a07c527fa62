/** "Not me": one tap while the record may still be taken back; the ring says for how long. */
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../services.tsx';
import styles from './NotMeButton.module.css';

interface Props {
  /** Monotonic milliseconds until which it is offered, and how long that was at first. */
  until: number;
  within: number;
  busy: boolean;
  onPress(): void;
}

export function NotMeButton({ until, within, busy, onPress }: Props) {
  const { t } = useWords();
  const [gone, setGone] = useState(() => performance.now() >= until);
  const left = useRef(until - performance.now());
  useEffect(() => {
    const timer = setTimeout(() => setGone(true), until - performance.now());
    return () => clearTimeout(timer);
  }, [until]);
  if (gone) return null;
  return (
    <button type="button" className={styles.button} onClick={onPress} disabled={busy} data-testid="not-me">
      <svg className={styles.ring} viewBox="0 0 24 24" aria-hidden="true">
        <circle className={styles.rail} cx="12" cy="12" r="9" />
        <circle
          className={styles.left}
          cx="12"
          cy="12"
          r="9"
          pathLength="1"
          style={{ animationDuration: `${within}ms`, animationDelay: `${left.current - within}ms` }}
        />
      </svg>
      {t('gate.not_me')}
    </button>
  );
}
