/** Over the camera: an open hand to hold one's own into, one hint, and the three shots. */
import { VisuallyHidden } from '@mantine/core';
import type { PalmProgress } from '../../../src-shared/contract/palms.ts';
import type { PalmHint, PalmSide } from '../../../src-shared/palm.ts';
import { handPath, isTurned, palmLines } from '../../components/HandDrawing.tsx';
import { useCalmWords } from '../../hooks/calm-words.ts';
import { usePreference, useWords } from '../../services.tsx';
import styles from './CaptureStage.module.css';
import { PalmTiles } from './ShotTiles.tsx';
import { useSteadyHint } from './steady-hint.ts';
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

interface HandGuideProps {
  side: PalmSide;
  mirror: boolean;
  /** 0..1 towards the next shot. */
  progress: number;
  accepted: number | null;
  /** A hand is up: the lines drawn into the outline would only cover its own. */
  isUp: boolean;
}

/** The veil reaches far beyond the square of 1000 that fits the stage. */
const veil = `M-5000-5000H5000V5000H-5000Z${handPath}Z`;

/** Where the hand belongs, and its outline filling until the wanted shot is taken. */
function HandGuide({ side, mirror, progress, accepted, isUp }: HandGuideProps) {
  return (
    <svg className={styles.oval} viewBox="-500 -500 1000 1000" aria-hidden="true">
      <g transform={`translate(0 10) scale(${isTurned(side, mirror) ? -0.94 : 0.94} 0.94)`}>
        <path className={styles.veil} data-soft="true" d={veil} fillRule="evenodd" />
        <path className={styles.lines} data-hidden={isUp} d={palmLines} />
        <path className={styles.groove} d={handPath} />
        <path
          className={styles.ring}
          d={handPath}
          pathLength={1}
          strokeDasharray="1 1"
          strokeDashoffset={1 - progress}
          data-empty={progress < 0.01}
        />
        {accepted !== null && <path key={accepted} className={styles.flash} d={handPath} />}
      </g>
    </svg>
  );
}
