/** Beside the camera: whose palm, which hand, how well it is seen now, and the ways out. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type PalmSide, palmSides } from '../../../src-shared/palm.ts';
import { useWords } from '../../services.tsx';
import consent from './ConsentStep.module.css';
import { PalmMeters } from './PalmMeters.tsx';
import { PhotoButton } from './PhotoButton.tsx';
import { Problem } from './Problem.tsx';
import type { PalmState } from './palm-enrolment.ts';
import styles from './panel.module.css';
import { StepHeading } from './StepHeading.tsx';
import { SubjectLine } from './SubjectLine.tsx';
import type { Known } from './wizard-store.ts';

interface Props {
  subject: Known;
  state: PalmState;
  side: PalmSide | null;
  onSide: (side: PalmSide | null) => void;
  onFinish: () => void;
  onBack: () => void;
  onRestart: () => void;
  onPhoto: (file: File) => void;
}

const choices = ['left', 'any', 'right'] as const;

export function PalmCapturePanel({ subject, state, side, onSide, onFinish, onBack, onRestart, onPhoto }: Props) {
  const { t } = useWords();
  const { progress, busy, error, restarted } = state;
  return (
    <div className={styles.content}>
      <StepHeading title={t('enrol.palm.title')}>{t('enrol.palm.body')}</StepHeading>
      {restarted && (
        <p className={styles.note} role="status">
          {t('enrol.restarted')}
        </p>
      )}
      <Problem error={error} />
      <SubjectLine subject={subject} />
      <fieldset className={consent.who}>
        <legend>{t('enrol.palm.which')}</legend>
        <SegmentedControl
          fullWidth
          size="lg"
          aria-label={t('enrol.palm.which')}
          value={side ?? 'any'}
          onChange={(value) => onSide(palmSides.find((each) => each === value) ?? null)}
          disabled={busy}
          data={choices.map((value) => ({ value, label: t(`palm.side.${value}`) }))}
          classNames={{
            root: consent.relation ?? '',
            indicator: consent.indicator ?? '',
            label: consent.segment ?? '',
          }}
          data-testid="enrol-side"
        />
      </fieldset>
      <PalmMeters progress={progress} />
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
