/** The keys of a PIN pad: large ones for fingers, and the keyboard as well. */
import { IconArrowRight, IconBackspace } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../services.tsx';
import styles from './PinPad.module.css';
import type { PinAction } from './pin-state.ts';

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
