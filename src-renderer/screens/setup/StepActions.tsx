/** The way on and the way back, at the foot of every step. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../services.tsx';
import styles from './setup.module.css';

export interface StepProps {
  status: { needed: boolean; hasRules: boolean; enrolled: number };
  /** What the step asked for is kept. */
  onDone(): Promise<void>;
  /** null in the first step. */
  onBack: (() => void) | null;
}

interface Props {
  onBack: StepProps['onBack'];
  busy?: boolean;
  /** Absent: the button sends the form around it. */
  onNext?: () => void;
  /** In place of "Go on". */
  next?: ReactNode;
}

export function StepActions({ onBack, busy = false, onNext, next }: Props) {
  const { t } = useWords();
  return (
    <div className={styles.actions}>
      {onBack && (
        <Button
          variant="default"
          onClick={onBack}
          leftSection={<IconArrowLeft size={20} aria-hidden="true" />}
          data-testid="setup-back"
        >
          {t('setup.back')}
        </Button>
      )}
      <Button
        className={styles.next}
        type={onNext ? 'button' : 'submit'}
        onClick={onNext}
        loading={busy}
        rightSection={<IconArrowRight size={20} aria-hidden="true" />}
        data-testid="setup-next"
      >
        {next ?? t('setup.next')}
      </Button>
    </div>
  );
}
