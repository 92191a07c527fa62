/** The keys of a PIN pad: large ones for fingers, and the keyboard as well. */
import { Loader } from '@mantine/core';
import { IconArrowRight, IconBackspace } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../services.tsx';
import styles from './PinKeys.module.css';
import { type PinAction, type PinState, pinLength } from './pin-state.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface Props {
  busy: boolean;
  /** The key that goes on from the number; null where there is nothing to go on to. */
  next: { possible: boolean } | null;
  onKey(action: PinAction): void;
}

export function PinKeys({ busy, next, onKey }: Props) {
  const { t } = useWords();
  useKeys(onKey, busy);
  const key = (action: PinAction) => () => {
    if (!busy) onKey(action);
  };
  return (
    <div className={styles.keys}>
      {digits.map((digit) => (
        <PadKey key={digit} label={digit} onPress={key({ type: 'type', text: digit })} />
      ))}
      <PadKey label={t('gate.pin.erase')} quiet onPress={key({ type: 'erase' })}>
        <IconBackspace stroke={2} aria-hidden="true" />
      </PadKey>
      <PadKey label="0" onPress={key({ type: 'type', text: '0' })} />
      {next && (
        <PadKey label={t('gate.pin.next')} strong disabled={!next.possible} onPress={key({ type: 'next' })}>
          <IconArrowRight stroke={2.5} aria-hidden="true" />
        </PadKey>
      )}
    </div>
  );
}

interface KeyProps {
  label: string;
  onPress(): void;
  children?: ReactNode;
  quiet?: boolean;
  strong?: boolean;
  disabled?: boolean;
}

/** Takes no focus: Enter on the keyboard goes on, whichever key a finger touched last. */
function PadKey({ label, onPress, children, quiet, strong, disabled = false }: KeyProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.key}
      data-kind={strong ? 'strong' : quiet ? 'quiet' : 'digit'}
      aria-label={children ? label : undefined}
      disabled={disabled}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children ?? label}
    </button>
  );
}

function useKeys(onKey: (action: PinAction) => void, busy: boolean): void {
  // Not the values of when it was subscribed: a key pressed right after an answer must count.
  const latest = useRef({ onKey, busy });
  latest.current = { onKey, busy };
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { onKey, busy } = latest.current;
      if (busy || event.ctrlKey || event.altKey || event.metaKey) return;
      // The close button keeps its Enter.
      const onButton = event.target instanceof HTMLButtonElement;
      if (event.key === 'Backspace') onKey({ type: 'erase' });
      else if (event.key === 'Enter' && !onButton) onKey({ type: 'next' });
      else if (event.key.length === 1 && event.key !== ' ') onKey({ type: 'type', text: event.key });
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

interface PinFieldsProps {
  state: PinState;
  busy: boolean;
  /** Back to the number, to correct it. */
  onNumber(): void;
}

/** What was typed so far: the number in full, the PIN as dots. */
export function PinFields({ state: { step, number, pin }, busy, onNumber }: PinFieldsProps) {
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
