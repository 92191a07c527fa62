/** The camera's picture, as a mirror if wished, with room for what is drawn over it. */
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useCamera, usePreference, useWords } from '../services.tsx';
import { CameraNotice } from './CameraNotice.tsx';
import styles from './CameraView.module.css';
import { useFraming } from './use-framing.ts';
import { usePlacedVideo } from './use-placed-video.ts';

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
