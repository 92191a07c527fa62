/** Over the camera: an open hand to hold one's own into, one hint, and the three shots. */
import { VisuallyHidden } from '@mantine/core';
import type { PalmProgress } from '../../../src-shared/contract/palms.ts';
import type { PalmHint } from '../../../src-shared/palm.ts';
import { useCalmWords } from '../../hooks/calm-words.ts';
import { usePreference, useWords } from '../../services.tsx';
import styles from './CaptureStage.module.css';
import { useSteadyHint } from './CaptureStage.tsx';
import { HandGuide } from './HandGuide.tsx';
import { PalmTiles } from './PalmTiles.tsx';
import type { Thumbnails } from './use-shot-thumbnails.ts';

interface Props {
  progress: PalmProgress;
  busy: boolean;
  thumbnails: Thumbnails;
  onRetake: (index: number) => void;
}

/** Praise: what the person does now is right. */
const praise: ReadonlySet<PalmHint> = new Set(['good', 'hold_still', 'move']);

export function PalmStage({ progress, busy, thumbnails, onRetake }: Props) {
  const { t } = useWords();
  const [mirror] = usePreference('mirror');
  const hint = useSteadyHint<PalmHint>(progress);
  const words = busy ? t('enrol.saving') : t(`palm.hint.${hint}`);
  const spoken = useCalmWords(words);
  const { hand, side } = progress;
  return (
    <>
      <HandGuide
        side={side ?? hand?.side ?? 'right'}
        mirror={mirror}
        progress={progress.progress}
        accepted={progress.accepted}
        isUp={hand !== null}
      />
      <div
        className={styles.hint}
        data-good={praise.has(hint) || busy}
        aria-hidden="true"
        data-testid="enrol-hint"
        data-hint={hint}
      >
        {words}
      </div>
      <VisuallyHidden role="status" aria-live="polite" data-testid="enrol-spoken">
        {spoken}
      </VisuallyHidden>
      <PalmTiles progress={progress} busy={busy} mirror={mirror} thumbnails={thumbnails} onRetake={onRetake} />
    </>
  );
}
