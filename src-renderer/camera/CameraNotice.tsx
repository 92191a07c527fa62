/** Why there is no picture, and what to do about it. */
import { Button } from '@mantine/core';
import { IconCamera, IconCameraOff, IconCameraQuestion, IconLock } from '@tabler/icons-react';
import { useServices, useWords } from '../services.tsx';
import styles from './CameraView.module.css';
import type { CameraState } from './camera-store.ts';

type Phase = Exclude<CameraState['phase'], 'running'>;

const icons = {
  starting: IconCamera,
  refused: IconLock,
  insecure: IconLock,
  none: IconCameraQuestion,
  in_use: IconCameraOff,
  lost: IconCameraOff,
  failed: IconCameraOff,
} satisfies Record<Phase, unknown>;

export function CameraNotice({ phase }: { phase: Phase }) {
  const { t } = useWords();
  const { camera } = useServices();
  const Icon = icons[phase];
  return (
    <div className={styles.notice} role="status" data-testid="camera-notice" data-phase={phase}>
      <Icon className={styles.icon} data-phase={phase} stroke={1.75} aria-hidden="true" />
      {phase === 'starting' ? (
        <h2 className={styles.title}>{t('camera.starting')}</h2>
      ) : (
        <>
          <h2 className={styles.title}>{t(`camera.${phase}.title`)}</h2>
          <p className={styles.body}>{t(`camera.${phase}.body`)}</p>
          {phase !== 'insecure' && <Button onClick={() => camera.retry()}>{t('camera.retry')}</Button>}
        </>
      )}
    </div>
  );
}
