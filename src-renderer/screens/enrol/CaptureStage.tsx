/** Over the camera: an oval to look into, one hint, and the shots. */
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { EnrolmentProgress } from '../../../src-shared/contract.ts';
import type { CaptureHint, ShotKind } from '../../../src-shared/domain.ts';
import { useCalmWords } from '../../hooks/calm-words.ts';
import { usePreference, useWords } from '../../services.tsx';
import styles from './CaptureStage.module.css';
import { HintArrow } from './HintArrow.tsx';
import { OvalRing } from './OvalRing.tsx';
import { ShotTiles } from './ShotTiles.tsx';
import { createSteadyHint } from './steady-hint.ts';
import type { Thumbnails } from './use-shot-thumbnails.ts';

interface Props {
  progress: EnrolmentProgress;
  busy: boolean;
  thumbnails: Thumbnails;
  onRetake: (kind: ShotKind) => void;
}

export function CaptureStage({ progress, busy, thumbnails, onRetake }: Props) {
  const { t } = useWords();
  const [mirror] = usePreference('mirror');
  const hint = useSteadyHint<CaptureHint>(progress);
  const words = busy ? t('enrol.saving') : t(`hint.${hint}`);
  const spoken = useCalmWords(words);
  return (
    <>
      <OvalRing progress={progress.progress} accepted={progress.accepted} />
      <div
        className={styles.hint}
        data-good={hint === 'good' || hint === 'hold_still' || busy}
        aria-hidden="true"
        data-testid="enrol-hint"
        data-hint={hint}
      >
        {!busy && <HintArrow hint={hint} mirror={mirror} />}
        {words}
      </div>
      <VisuallyHidden role="status" aria-live="polite" data-testid="enrol-spoken">
        {spoken}
      </VisuallyHidden>
      <ShotTiles progress={progress} busy={busy} mirror={mirror} thumbnails={thumbnails} onRetake={onRetake} />
    </>
  );
}

export function useSteadyHint<Hint extends string>(progress: { hint: Hint }): Hint {
  const [steady] = useState(createSteadyHint<Hint>);
  const [shown, setShown] = useState(progress.hint);
  useEffect(() => setShown(steady.next(progress.hint, performance.now())), [steady, progress]);
  return shown;
}
