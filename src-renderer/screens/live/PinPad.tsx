/** Number, then PIN: large keys for fingers, the keyboard as well, and closed by itself when nobody goes on. */
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { RecordedPerson } from '../../../src-shared/contract/credentials.ts';
import { useServices, useWords } from '../../services.tsx';
import panel from './EntryPanel.module.css';
import { EntryPanel, EntryProblem, useIdleClose } from './EntryPanel.tsx';
import { PinFields, PinKeys } from './PinKeys.tsx';
import { emptyPad, isComplete, type PinAction, pinReducer, problemOf } from './pin-state.ts';

interface Props {
  onRecorded(recorded: RecordedPerson): void;
  onClose(): void;
}

export function PinPad({ onRecorded, onClose }: Props) {
  const { t } = useWords();
  const [state, dispatch] = useReducer(pinReducer, emptyPad);
  const busy = useSubmit(state, dispatch, onRecorded);
  useIdleClose(state, onClose);

  return (
    <EntryPanel title={t(`gate.pin.title.${state.step}`)} onClose={onClose} testId="pin-pad">
      <PinFields state={state} busy={busy} onNumber={() => !busy && dispatch({ type: 'back' })} />
      {state.problem ? (
        <EntryProblem problem={state.problem} way="pin" />
      ) : (
        <p className={panel.hint}>{t(`gate.pin.hint.${state.step}`)}</p>
      )}
      <PinKeys busy={busy} next={{ possible: state.step === 'number' && state.number !== '' }} onKey={dispatch} />
    </EntryPanel>
  );
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
