/** Which of the computer's cameras the gate sees with, as what a select wants. */
import type { ChangeEvent } from 'react';
import { useCamera, usePreference, useWords } from '../services.tsx';

export function useCameraChoice() {
  const { t } = useWords();
  const devices = useCamera((state) => state.devices);
  const [camera, setCamera] = usePreference('camera');
  return {
    value: camera ?? '',
    onChange: (event: ChangeEvent<HTMLSelectElement>) => setCamera(event.currentTarget.value || null),
    data: [
      { value: '', label: t('settings.camera.default') },
      ...devices.map(({ deviceId, label }, index) => ({
        value: deviceId,
        label: label || t('settings.camera.unnamed', { number: index + 1 }),
      })),
    ],
  };
}
