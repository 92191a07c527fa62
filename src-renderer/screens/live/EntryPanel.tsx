/** What opens over the picture for a PIN or a card: a dialog that keeps the focus and closes with Escape. */
import { FocusTrap } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { describeError } from '../../format/describe-error.ts';
import { useWords } from '../../services.tsx';
import styles from './EntryPanel.module.css';
import type { PinProblem } from './pin-state.ts';

interface Props {
  title: string;
  onClose(): void;
  children: ReactNode;
  testId: string;
  /** The camera's picture stays in sight behind it. */
  clear?: boolean;
}

export function EntryPanel({ title, onClose, children, testId, clear = false }: Props) {
  const { t } = useWords();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <FocusTrap active>
      <div className={styles.scrim} data-clear={clear}>
        <div className={styles.panel} role="dialog" aria-modal="true" aria-label={title} data-testid={testId}>
          <header className={styles.head}>
            <h2 className={styles.title}>{title}</h2>
            <button
              type="button"
              className={styles.close}
              onClick={onClose}
              aria-label={t('office.close')}
              data-testid="entry-close"
            >
              <IconX stroke={2.25} aria-hidden="true" />
            </button>
          </header>
          {children}
        </div>
      </div>
    </FocusTrap>
  );
}

/** A refused PIN or card in words; a lock counts down to the next try. */
export function EntryProblem({ problem, way }: { problem: PinProblem; way: 'pin' | 'card' | 'palm' }) {
  const { t } = useWords();
  const seconds = useSecondsLeft(problem.kind === 'locked' ? problem.until : 0);
  const words = () => {
    if (problem.kind === 'wrong') return t(`gate.${way}.wrong`);
    if (problem.kind === 'expired' || problem.kind === 'no_pin') return t(`gate.palm.${problem.kind}`);
    if (problem.kind === 'failed') return describeError(problem.error, t);
    return seconds > 0 ? t('gate.locked', { seconds }) : t('gate.unlocked');
  };
  return (
    <p className={styles.problem} role="alert" data-testid="entry-problem" data-kind={problem.kind}>
      <IconAlertTriangle stroke={2} aria-hidden="true" />
      {words()}
    </p>
  );
}

function useSecondsLeft(until: number): number {
  const left = () => Math.max(0, Math.ceil((until - performance.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` is a new function each time and reads only `until`
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}

/** Milliseconds without a key or a touch. */
const idleAfter = 20_000;

/** Closes what somebody opened and walked away from. Counts anew whenever `activity` changes. */
export function useIdleClose(activity: unknown, close: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count begins with every activity
  useEffect(() => {
    const timer = setTimeout(close, idleAfter);
    return () => clearTimeout(timer);
  }, [activity, close]);
}
