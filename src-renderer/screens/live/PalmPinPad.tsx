/** After a palm that was recognised, where the school wants its PIN as well: whose it is, and six digits. Nothing is recorded
 * before they are right. */
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { RecordedPerson } from '../../../src-shared/contract/credentials.ts';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { callName } from '../../format/names.ts';
import { useServices, useWords } from '../../services.tsx';
import panel from './EntryPanel.module.css';
import { EntryPanel, EntryProblem, useIdleClose } from './EntryPanel.tsx';
import styles from './PalmPanel.module.css';
import { PinDots, PinKeys } from './PinKeys.tsx';
import { isComplete, type PinState, padFor, palmPinReducer, problemOf } from './pin-state.ts';
import type { PalmTicket } from './use-palm-entry.ts';

interface Props {
  ticket: PalmTicket;
  onRecorded(recorded: RecordedPerson): void;
  /** The palm was shown too long ago: another look at it makes a new ticket. */
  onExpired(): void;
  onClose(): void;
}

export function PalmPinPad({ ticket, onRecorded, onExpired, onClose }: Props) {
  const { t } = useWords();
  const { person } = ticket;
  const [state, dispatch] = useReducer(palmPinReducer, padFor(person.userId));
  const busy = useConfirm(ticket, state, { dispatch, onRecorded, onExpired });
  useIdleClose(state, onClose);
  return (
    <EntryPanel
      title={t('gate.palm.pin_title', { name: callName(person.name) })}
      onClose={onClose}
      testId="palm-pin-pad"
    >
      <div className={styles.whose}>
        <PersonAvatar
          personId={person.id}
          name={person.name}
          hasPortrait={person.hasPortrait}
          className={styles.avatar}
        />
        <div>
          <b>{person.name}</b>
          {person.group && <small>{t('live.class', { group: person.group })}</small>}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: where the focus rests, so that Enter presses no button */}
      <div className={styles.typed} tabIndex={0} data-autofocus>
        <PinDots typed={state.pin.length} busy={busy} />
      </div>
      {state.problem ? (
        <EntryProblem problem={state.problem} way="palm" />
      ) : (
        <p className={panel.hint}>{t('gate.palm.pin_hint')}</p>
      )}
      <PinKeys busy={busy} next={null} onKey={dispatch} />
    </EntryPanel>
  );
}

type Handlers = Pick<Props, 'onRecorded' | 'onExpired'> & {
  dispatch(action: Parameters<typeof palmPinReducer>[1]): void;
};

/** The last digit asks the station. A hand that is lost and found while its owner types has a new ticket: the PIN is asked with the
 * newest, and a ticket that was too old is forgotten with the next one. */
function useConfirm({ ticket }: PalmTicket, state: PinState, handlers: Handlers): boolean {
  const { client } = useServices();
  const [busy, setBusy] = useState(false);
  const latest = useRef({ ...handlers, ticket });
  latest.current = { ...handlers, ticket };
  const ask = useCallback(
    async (pin: string, asked: string): Promise<void> => {
      try {
        latest.current.onRecorded(await client.call('credentials.confirmPalm', { ticket: asked, pin }));
      } catch (error) {
        const { current } = latest;
        const problem = problemOf(error, performance.now());
        if (problem.kind === 'expired' && current.ticket !== asked) return ask(pin, current.ticket);
        current.dispatch({ type: 'refused', problem });
        if (problem.kind === 'expired') current.onExpired();
      }
    },
    [client],
  );
  const complete = isComplete(state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the last digit comes
  useEffect(() => {
    if (!complete) return;
    setBusy(true);
    void ask(state.pin, latest.current.ticket).finally(() => setBusy(false));
  }, [complete]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another ticket is what it is about
  useEffect(() => {
    if (state.problem?.kind === 'expired') latest.current.dispatch({ type: 'clear' });
  }, [ticket]);
  return busy;
}
