/** The corner of a kiosk without a keyboard: held for three seconds, it asks for an administrator. Nothing is seen of it. */
import { useEffect, useRef } from 'react';
import { useWords } from '../services.tsx';
import styles from './HoldCorner.module.css';

/** Milliseconds: no finger that passes by stays that long. */
export const holdFor = 3_000;

export function HoldCorner({ onHeld }: { onHeld(): void }) {
  const { t } = useWords();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const release = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <button
      type="button"
      className={styles.corner}
      aria-label={t('desktop.ask.hold')}
      // By keyboard there is Ctrl+Shift+Q: the order of tabbing at the gate is the pupils'.
      tabIndex={-1}
      onPointerDown={() => {
        release();
        timer.current = setTimeout(onHeld, holdFor);
      }}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      data-testid="hold-corner"
    />
  );
}
