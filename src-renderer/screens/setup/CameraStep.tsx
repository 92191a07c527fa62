/** Whether the camera sees the gate well: its live picture, and its light in words. */
import { NativeSelect } from '@mantine/core';
import { useRef } from 'react';
import { CameraView } from '../../camera/CameraView.tsx';
import { useLight, useOpenCamera } from '../../camera/use-camera.ts';
import { Chip, type Tone } from '../../components/Chip.tsx';
import { useCamera, usePreference, useWords } from '../../services.tsx';
import { useDraft } from '../../stores/setup-draft.ts';
import { StepActions, type StepProps } from './StepActions.tsx';
import styles from './setup.module.css';

const tones = { good: 'good', dark: 'warn', bright: 'warn', backlit: 'warn' } as const satisfies Record<string, Tone>;

export function CameraStep({ onDone, onBack }: StepProps) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [, keep] = useDraft();
  const [camera, setCamera] = usePreference('camera');
  const devices = useCamera((state) => state.devices);
  const running = useCamera((state) => state.phase === 'running');
  const light = useLight(video);
  useOpenCamera();

  return (
    <div className={styles.form}>
      <div className={styles.picture} data-testid="setup-camera-picture">
        <CameraView videoRef={video} />
      </div>
      <div className={styles.light} role="status" data-testid="setup-light" data-light={light ?? undefined}>
        {light ? (
          <>
            <Chip tone={tones[light]}>{t(`setup.light.${light}`)}</Chip>
            <span>{t(`setup.light.${light}.body`)}</span>
          </>
        ) : (
          running && <Chip tone="quiet">{t('setup.light.looking')}</Chip>
        )}
      </div>
      {devices.length > 1 && (
        <NativeSelect
          label={t('setup.camera.which')}
          value={camera ?? ''}
          onChange={(event) => setCamera(event.currentTarget.value || null)}
          data={[
            { value: '', label: t('settings.camera.default') },
            ...devices.map(({ deviceId, label }, i) => ({
              value: deviceId,
              label: label || t('settings.camera.unnamed', { number: i + 1 }),
            })),
          ]}
        />
      )}
      <StepActions
        onBack={onBack}
        next={running ? undefined : t('setup.camera.later')}
        onNext={() => {
          keep({ cameraSeen: true });
          void onDone();
        }}
      />
    </div>
  );
}
