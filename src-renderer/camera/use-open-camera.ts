/** Keeps the camera on while a screen that looks through it is shown. */
import { useEffect } from 'react';
import { usePreference, useServices } from '../services.tsx';

export function useOpenCamera(): void {
  const { camera } = useServices();
  const [device] = usePreference('camera');
  useEffect(() => {
    camera.open(device);
    return () => camera.close();
  }, [camera, device]);
}
