/** Number, then PIN: large keys for fingers, the keyboard as well, and closed by itself when nobody goes on. */
import { IconArrowRight, IconBackspace } from '@tabler/icons-react';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { RecordedPerson } from '../../../src-shared/contract/credentials.ts';
import { useServices, useWords } from '../../services.tsx';
import panel from './EntryPanel.module.css';
import { EntryPanel } from './EntryPanel.tsx';
import { EntryProblem } from './EntryProblem.tsx';
import { problemOf } from './entry-problem.ts';
import { PinFields } from './PinFields.tsx';
import styles from './PinPad.module.css';
import { emptyPad, isComplete, type PinAction, pinReducer } from './pin-state.ts';
import { useIdleClose } from './use-idle-close.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface Props {
  onRecorded(recorded: RecordedPerson): void;
  onClose(): void;
}

export function PinPad({ onRecorded, onClose }: Props) {
  const { t } = useWords();
  const [state, dispatch] = useReducer(pinReducer, emptyPad);
  const busy = useSubmit(state, dispatch, onRecorded);
  useIdleClose(state, onClose);
  useKeys(dispatch, busy);
  const key = (action: PinAction) => () => {
    if (!busy) dispatch(action);
  };

  return (
    <EntryPanel title={t(`gate.pin.title.${state.step}`)} onClose={onClose} testId="pin-pad">
      <PinFields state={state} busy={busy} onNumber={key({ type: 'back' })} />
      {state.problem ? (
        <EntryProblem problem={state.problem} way="pin" />
      ) : (
        <p className={panel.hint}>{t(`gate.pin.hint.${state.step}`)}</p>
      )}
      <div className={styles.keys}>
        {digits.map((digit) => (
          <PadKey key={digit} label={digit} onPress={key({ type: 'type', text: digit })} />
        ))}
        <PadKey label={t('gate.pin.erase')} quiet onPress={key({ type: 'erase' })}>
          <IconBackspace stroke={2} aria-hidden="true" />
        </PadKey>
        <PadKey label="0" onPress={key({ type: 'type', text: '0' })} />
        <PadKey
          label={t('gate.pin.next')}
          strong
          disabled={state.step === 'pin' || state.number === ''}
          onPress={key({ type: 'next' })}
        >
          <IconArrowRight stroke={2.5} aria-hidden="true" />
        </PadKey>
      </div>
    </EntryPanel>
  );
}

interface KeyProps {
  label: string;
  onPress(): void;
  children?: React.ReactNode;
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

function useKeys(dispatch: (action: PinAction) => void, busy: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (busy || event.ctrlKey || event.altKey || event.metaKey) return;
      // The close button keeps its Enter.
      const onButton = event.target instanceof HTMLButtonElement;
      if (event.key === 'Backspace') dispatch({ type: 'erase' });
      else if (event.key === 'Enter' && !onButton) dispatch({ type: 'next' });
      else if (event.key.length === 1 && event.key !== ' ') dispatch({ type: 'type', text: event.key });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [dispatch, busy]);
}

/** The last digit asks the station: one key less to press. */
function useSubmit(
  state: Parameters<typeof pinReducer>[0],
  dispatch: (action: PinAction) => void,
  onRecorded: Props['onRecorded'],
): boolean {
  const { client } = useServices();
  const [busy, setBusy] = useState(false);
  const done = useRef(onRecorded);
  done.current = onRecorded;
  const ask = useCallback(
    async (number: string, pin: string) => {
      setBusy(true);
      try {
        done.current(await client.call('credentials.byPin', { number, pin }));
      } catch (error) {
        dispatch({ type: 'refused', problem: problemOf(error, performance.now()) });
      } finally {
        setBusy(false);
      }
    },
    [client, dispatch],
  );
  const complete = isComplete(state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the last digit comes
  useEffect(() => {
    if (complete) void ask(state.number, state.pin);
  }, [complete, ask]);
  return busy;
}
