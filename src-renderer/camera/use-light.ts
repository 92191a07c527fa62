/** The light of the camera's picture, looked at every few seconds; told only when it has stayed so for a while. */
import { type RefObject, useEffect, useState } from 'react';
import { useCamera } from '../services.tsx';
import { judgeLight, type Light, lumaOf } from './light.ts';

/** Milliseconds between looks, and how many in a row must agree: a hand before the camera is no darkness. */
const every = 2_000;
const agreeing = 2;
const thumbnail = { width: 32, height: 24 };

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
