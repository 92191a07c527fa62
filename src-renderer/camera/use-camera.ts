/** What a screen asks of the camera: that it is open, which one it is, how its picture lies, how light it is. */
import { type ChangeEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import { useCamera, usePreference, useServices, useWords } from '../services.tsx';
import type { Framing } from './geometry.ts';
import { judgeLight, type Light, lumaOf } from './light.ts';

export function useOpenCamera(): void {
  const { camera } = useServices();
  const [device] = usePreference('camera');
  useEffect(() => {
    camera.open(device);
    return () => camera.close();
  }, [camera, device]);
}

/** How this screen's camera is turned and cropped, as chosen in its settings. */
export function useFraming(): Framing {
  const [rotation] = usePreference('rotation');
  const [zoom] = usePreference('zoom');
  const [zoomX] = usePreference('zoomX');
  const [zoomY] = usePreference('zoomY');
  return useMemo(() => ({ rotation, zoom, zoomX, zoomY }), [rotation, zoom, zoomX, zoomY]);
}

/** Which of the computer's cameras the gate sees with, as what a select wants. */
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

/** Milliseconds between looks, and how many in a row must agree: a hand before the camera is no darkness. */
const every = 2_000;
const agreeing = 2;
const thumbnail = { width: 32, height: 24 };

/** The light of the camera's picture, looked at every few seconds; told only when it has stayed so for a while. */
export function useLight(video: RefObject<HTMLVideoElement | null>): Light | null {
  const running = useCamera((state) => state.phase === 'running');
  const [light, setLight] = useState<Light | null>(null);
  useEffect(() => {
    if (!running) return setLight(null);
    const canvas = new OffscreenCanvas(thumbnail.width, thumbnail.height);
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    let last: Light | null = null;
    let times = 0;
    const look = () => {
      const element = video.current;
      if (!context || !element || element.readyState < element.HAVE_CURRENT_DATA) return;
      context.drawImage(element, 0, 0, thumbnail.width, thumbnail.height);
      const { data } = context.getImageData(0, 0, thumbnail.width, thumbnail.height);
      const now = judgeLight(lumaOf(data), thumbnail.width, thumbnail.height);
      times = now === last ? times + 1 : 1;
      last = now;
      if (times >= agreeing) setLight(now);
    };
    const timer = setInterval(look, every);
    return () => clearInterval(timer);
  }, [video, running]);
  return light;
}
