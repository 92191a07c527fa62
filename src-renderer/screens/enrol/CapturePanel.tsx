/** Beside the camera: who it is about, what the kind of picture wants there, and the ways out. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../services.tsx';
import type { GuidedState } from './guided-session.ts';
import { PhotoButton } from './PhotoReview.tsx';
import styles from './panel.module.css';
import { Problem, StepHeading, SubjectLine } from './StepPaper.tsx';
import type { Known } from './wizard-store.ts';

interface Props {
  title: string;
  body: string;
  subject: Known;
  state: GuidedState<{ canFinish: boolean }, unknown>;
  children: ReactNode;
  onFinish: () => void;
  onBack: () => void;
  onRestart: () => void;
  onPhoto: (file: File) => void;
}

export function CapturePanel({ title, body, subject, state, children, ...on }: Props) {
  const { t } = useWords();
  const { progress, busy, error, restarted } = state;
  return (
    <div className={styles.content}>
      <StepHeading title={title}>{body}</StepHeading>
      {restarted && (
        <p className={styles.note} role="status">
          {t('enrol.restarted')}
        </p>
      )}
      <Problem error={error} />
      <SubjectLine subject={subject} />
      {children}
      <div className={styles.actions}>
        <Button variant="default" onClick={on.onBack} disabled={busy} data-testid="enrol-cancel">
          {t('enrol.capture.back')}
        </Button>
        <PhotoButton busy={busy} onPhoto={on.onPhoto} />
        {progress === null && !busy ? (
          <Button className={styles.wide} onClick={on.onRestart} data-testid="enrol-restart">
            {t('office.retry')}
          </Button>
        ) : (
          <Button
            className={styles.wide}
            loading={busy}
            disabled={!progress?.canFinish}
            onClick={on.onFinish}
            leftSection={<IconCheck aria-hidden="true" />}
            data-testid="enrol-finish"
          >
            {t('enrol.finish')}
          </Button>
        )}
      </div>
    </div>
  );
}
