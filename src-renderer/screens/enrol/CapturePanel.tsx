/** Beside the camera: who it is about, how good the picture is now, and the ways out. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useWords } from '../../services.tsx';
import type { EnrolState } from './enrolment-store.ts';
import { PhotoButton } from './PhotoButton.tsx';
import { Problem } from './Problem.tsx';
import styles from './panel.module.css';
import { QualityMeters } from './QualityMeters.tsx';
import { StepHeading } from './StepHeading.tsx';
import { SubjectLine } from './SubjectLine.tsx';
import type { Known } from './wizard-store.ts';

interface Props {
  subject: Known;
  state: EnrolState;
  onFinish: () => void;
  onBack: () => void;
  onRestart: () => void;
  onPhoto: (file: File) => void;
}

export function CapturePanel({ subject, state, onFinish, onBack, onRestart, onPhoto }: Props) {
  const { t } = useWords();
  const { progress, busy, error, restarted } = state;
  return (
    <div className={styles.content}>
      <StepHeading title={t('enrol.capture.title')}>{t('enrol.capture.body')}</StepHeading>
      {restarted && (
        <p className={styles.note} role="status">
          {t('enrol.restarted')}
        </p>
      )}
      <Problem error={error} />
      <SubjectLine subject={subject} />
      <QualityMeters progress={progress} />
      <div className={styles.actions}>
        <Button variant="default" onClick={onBack} disabled={busy} data-testid="enrol-cancel">
          {t('enrol.capture.back')}
        </Button>
        <PhotoButton busy={busy} onPhoto={onPhoto} />
        {progress === null && !busy ? (
          <Button className={styles.wide} onClick={onRestart} data-testid="enrol-restart">
            {t('office.retry')}
          </Button>
        ) : (
          <Button
            className={styles.wide}
            loading={busy}
            disabled={!progress?.canFinish}
            onClick={onFinish}
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
