/** The pictures of a palm: the camera with one hint at a time, or a photo instead. Another choice of hand begins anew. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { CameraView } from '../../camera/CameraView.tsx';
import { useFramePump } from '../../camera/use-frame-pump.ts';
import { useOpenCamera } from '../../camera/use-open-camera.ts';
import { StationNotice } from '../../components/StationNotice.tsx';
import { useCamera, useServices, useStation } from '../../services.tsx';
import { DuplicateQuestion } from './DuplicateQuestion.tsx';
import styles from './EnrolScreen.module.css';
import type { Image } from './guided-session.ts';
import { PalmCapturePanel } from './PalmCapturePanel.tsx';
import { PalmStage } from './PalmStage.tsx';
import { PanelHead } from './PanelHead.tsx';
import { PhotoReview } from './PhotoReview.tsx';
import { createPalmEnrolment } from './palm-enrolment.ts';
import { lookAtPalm } from './palm-photo.ts';
import { readPhoto } from './photo-file.ts';
import { useReviewPhoto } from './use-review-photo.ts';
import type { Shots } from './use-shot-thumbnails.ts';
import { useShutterSound } from './use-shutter-sound.ts';
import type { Known, Wizard } from './wizard-store.ts';

interface Props {
  subject: Known;
  shots: Shots;
  wizard: Wizard;
}

export function PalmCapture({ subject, shots, wizard }: Props) {
  const { client, station } = useServices();
  const { userId, name, group } = subject;
  const [side, setSide] = useState(() => wizard.store.getState().side);
  const session = useMemo(
    () => createPalmEnrolment(client, { userId, name, group }, side),
    [client, userId, name, group, side],
  );
  const state = useStore(session.store);
  const homeTenant = useCallback(() => station.getState().status?.homeTenant ?? null, [station]);
  const review = useReviewPhoto(
    useCallback((image: Image) => lookAtPalm(client, homeTenant(), image), [client, homeTenant]),
  );
  const video = useRef<HTMLVideoElement>(null);
  const running = useCamera((camera) => camera.phase === 'running');
  const connected = useStation((now) => now.connection === 'open');
  useOpenCamera();
  useShutterSound(state.progress);

  useEffect(() => {
    shots.clear();
    void session.start();
    // Whoever leaves halfway leaves no session behind.
    return () => session.cancel();
  }, [session, shots.clear]);
  useEffect(() => shots.see(state.progress?.accepted, state.progress?.hand?.box), [shots.see, state.progress]);
  useEffect(() => {
    if (state.result) wizard.done({ take: 'palm', enrolment: state.result });
  }, [wizard, state.result]);

  const capturing = !state.busy && !state.duplicate && !review.photo && state.progress !== null;
  useFramePump(video, {
    active: capturing && running && connected,
    send: ({ image }) => {
      shots.remember(image);
      return session.frame(image);
    },
  });

  function again(): void {
    shots.clear();
    review.close();
    void session.start();
  }

  const openPhoto = (file: File) => void review.open(file, readPhoto);
  return (
    <div className={styles.screen}>
      <main className={styles.stage} id="main">
        <CameraView videoRef={video}>
          {state.progress && !review.photo && (
            <PalmStage
              progress={state.progress}
              busy={state.busy}
              thumbnails={shots.thumbnails}
              onRetake={(index) => void session.retake(index)}
            />
          )}
        </CameraView>
        {review.photo && <PhotoReview.Picture photo={review.photo} />}
        <StationNotice />
      </main>
      <aside className={styles.panel}>
        <PanelHead step="capture" />
        {review.photo ? (
          <PhotoReview.Panel
            take="palm"
            subject={subject}
            photo={review.photo}
            busy={state.busy}
            error={state.error}
            onSave={(image) => void session.photo(homeTenant(), image)}
            onCancel={review.close}
            onPhoto={openPhoto}
          />
        ) : (
          <PalmCapturePanel
            subject={subject}
            state={state}
            side={side}
            onSide={setSide}
            onFinish={() => void session.finish()}
            onBack={() => wizard.back()}
            onRestart={again}
            onPhoto={openPhoto}
          />
        )}
      </aside>
      <DuplicateQuestion
        take="palm"
        duplicate={state.duplicate}
        subject={subject}
        picture={state.duplicate?.photo ? review.photo?.cut : shots.thumbnails[0]}
        onKeep={() => {
          const photo = state.duplicate?.photo;
          void (photo ? session.photo(homeTenant(), photo, true) : session.finish(true));
        }}
        onAgain={again}
      />
    </div>
  );
}
