/** A refused PIN or card in words; a lock counts down to the next try. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { describeError } from '../../format/describe-error.ts';
import { useWords } from '../../services.tsx';
import styles from './EntryPanel.module.css';
import type { PinProblem } from './pin-state.ts';

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
