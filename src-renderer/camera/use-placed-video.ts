/** Keeps the video where the framing wants it: upright, cropped, filling its view, whatever the window's size. */
import { type RefObject, useEffect } from 'react';
import { type Framing, placePicture } from './framing.ts';

export function usePlacedVideo(video: RefObject<HTMLVideoElement | null>, framing: Framing): void {
  useEffect(() => {
    const element = video.current;
    const view = element?.parentElement;
    if (!element || !view) return;
    const place = () => {
      const picture = { width: element.videoWidth, height: element.videoHeight };
      if (picture.width === 0 || view.clientWidth === 0) return;
      const { x, y, scale } = placePicture(picture, framing, { width: view.clientWidth, height: view.clientHeight });
      const turned = `rotate(${framing.rotation}deg) scale(${scale})`;
      Object.assign(element.style, {
        width: `${picture.width}px`,
        height: `${picture.height}px`,
        transform: `translate(${x}px, ${y}px) ${turned} translate(-50%, -50%)`,
      });
    };
    const watch = new ResizeObserver(place);
    watch.observe(view);
    element.addEventListener('resize', place);
    place();
    return () => {
      watch.disconnect();
      element.removeEventListener('resize', place);
    };
  }, [video, framing]);
}
