/** What was typed so far: the number in full, the PIN as dots. */
import { Loader } from '@mantine/core';
import { useWords } from '../../services.tsx';
import styles from './PinPad.module.css';
import { type PinState, pinLength } from './pin-state.ts';

interface Props {
  state: PinState;
  busy: boolean;
  /** Back to the number, to correct it. */
  onNumber(): void;
}

export function PinFields({ state: { step, number, pin }, busy, onNumber }: Props) {
  const { t } = useWords();
  if (step === 'number')
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: where the focus rests, so that Enter presses no button
      <output className={styles.field} tabIndex={0} data-autofocus data-testid="pin-number">
        {number}
        <span className={styles.caret} aria-hidden="true" />
      </output>
    );
  return (
    <div className={styles.both}>
      <button type="button" className={styles.chosen} onClick={onNumber} data-testid="pin-change-number">
        {t('gate.pin.for', { number })}
      </button>
      <PinDots typed={pin.length} busy={busy} />
    </div>
  );
}

export function PinDots({ typed, busy }: { typed: number; busy: boolean }) {
  const { t } = useWords();
  return (
    <output className={styles.dots} aria-label={t('gate.pin.typed', { count: typed })} data-testid="pin-dots">
      {Array.from({ length: pinLength }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
        <i key={i} className={styles.dot} data-full={i < typed} />
      ))}
      {busy && <Loader size="sm" color="leaf" />}
    </output>
  );
}
