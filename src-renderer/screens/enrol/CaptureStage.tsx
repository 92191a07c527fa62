/** Over the camera: an oval to look into, one hint, and the shots. */
import { useMediaQuery } from '@mantine/hooks';
import type { EnrolmentProgress } from '../../../src-shared/contract.ts';
import type { ShotKind } from '../../../src-shared/domain.ts';
import { usePreference, useWords } from '../../services.tsx';
import styles from './CaptureStage.module.css';
import { HintArrow } from './HintArrow.tsx';
import { OvalRing } from './OvalRing.tsx';
import { ShotTiles } from './ShotTiles.tsx';

interface Props {
  progress: EnrolmentProgress | null;
  busy: boolean;
  onRetake: (kind: ShotKind) => void;
}

export function CaptureStage({ progress, busy, onRetake }: Props) {
  const { t } = useWords();
  const [mirror] = usePreference('mirror');
  const portrait = useMediaQuery('(orientation: portrait)');
  return (
    <>
      <OvalRing progress={progress?.progress ?? 0} accepted={progress?.accepted ?? null} />
      {progress && (
        <>
          <div
            className={styles.hint}
            data-good={progress.hint === 'good'}
            data-small={portrait === true}
            role="status"
            data-testid="enrol-hint"
            data-hint={progress.hint}
          >
            <HintArrow hint={progress.hint} mirror={mirror} />
            {busy ? t('enrol.saving') : t(`hint.${progress.hint}`)}
          </div>
          <ShotTiles progress={progress} busy={busy} onRetake={onRetake} />
        </>
      )}
    </>
  );
}
