/** The camera's picture, as a mirror if wished, with room for what is drawn over it. */
import { Button } from '@mantine/core';
import { IconCamera, IconCameraOff, IconCameraQuestion, IconLock } from '@tabler/icons-react';
import { type ReactNode, type Ref, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import { useCamera, usePreference, useServices, useWords } from '../services.tsx';
import styles from './CameraView.module.css';
import type { CameraState } from './camera-store.ts';
import { type Framing, placePicture } from './geometry.ts';
import { useFraming } from './use-camera.ts';

export function CameraView({ videoRef, children }: { videoRef: Ref<HTMLVideoElement | null>; children?: ReactNode }) {
  const own = useRef<HTMLVideoElement>(null);
  const stream = useCamera((state) => state.stream);
  const phase = useCamera((state) => state.phase);
  const [mirror] = usePreference('mirror');
  const { t } = useWords();
  useImperativeHandle<HTMLVideoElement | null, HTMLVideoElement | null>(videoRef, () => own.current);
  usePlacedVideo(own, useFraming());

  useEffect(() => {
    const video = own.current;
    if (!video) return;
    video.srcObject = stream;
    // Refused only while the page is hidden or the stream is going away; both start it again.
    if (stream) void video.play().catch(() => {});
  }, [stream]);

  return (
    <div className={styles.view}>
      <div className={styles.picture} data-mirror={mirror}>
        <video
          ref={own}
          className={styles.video}
          data-running={phase === 'running'}
          aria-label={t('camera.view')}
          muted
          playsInline
          autoPlay
        />
      </div>
      {phase === 'running' ? children : <CameraNotice phase={phase} />}
    </div>
  );
}

/** Keeps the video where the framing wants it: upright, cropped, filling its view, whatever the window's size. */
function usePlacedVideo(video: RefObject<HTMLVideoElement | null>, framing: Framing): void {
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

/** Why there is no picture, and what to do about it. */
function CameraNotice({ phase }: { phase: Phase }) {
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
