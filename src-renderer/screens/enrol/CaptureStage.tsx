/** Over the camera: an oval to look into, one hint, and the shots. */
import { VisuallyHidden } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconArrowUp } from '@tabler/icons-react';
import type { EnrolmentProgress } from '../../../src-shared/contract.ts';
import type { CaptureHint, ShotKind } from '../../../src-shared/domain.ts';
import { useCalmWords } from '../../hooks/calm-words.ts';
import { usePreference, useWords } from '../../services.tsx';
import styles from './CaptureStage.module.css';
import { ShotTiles } from './ShotTiles.tsx';
import { useSteadyHint } from './steady-hint.ts';
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

/** In a square of 1000 that fits the stage, the oval's half axes; the veil reaches far beyond the square. */
const across = 236;
const down = 302;
/** Once round from the top, clockwise. */
const round = `M0 ${-down}A${across} ${down} 0 0 1 0 ${down}A${across} ${down} 0 0 1 0 ${-down}`;
const veil = `M-5000-5000H5000V5000H-5000Z${round}`;

/** Where the face belongs, and a ring that fills until the wanted shot is taken. */
function OvalRing({ progress, accepted }: { progress: number; accepted: ShotKind | null }) {
  return (
    <svg className={styles.oval} viewBox="-500 -500 1000 1000" aria-hidden="true">
      <path className={styles.veil} d={veil} fillRule="evenodd" />
      <path className={styles.groove} d={round} />
      <path
        className={styles.ring}
        d={round}
        pathLength={1}
        strokeDasharray="1 1"
        strokeDashoffset={1 - progress}
        data-empty={progress < 0.01}
      />
      {accepted && <path key={accepted} className={styles.flash} d={round} />}
    </svg>
  );
}

/** The direction in a hint as an arrow the way the person sees it: their right is on the right of a mirror, on the left of
 * an unmirrored picture. */
function HintArrow({ hint, mirror }: { hint: CaptureHint; mirror: boolean }) {
  if (hint === 'chin_up') return <IconArrowUp stroke={2.5} aria-hidden="true" />;
  if (hint !== 'turn_left' && hint !== 'turn_right') return null;
  const Arrow = (hint === 'turn_right') === mirror ? IconArrowRight : IconArrowLeft;
  return <Arrow stroke={2.5} aria-hidden="true" />;
}
