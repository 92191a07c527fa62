/** The pictures: the camera with one hint at a time, or a photo instead. Lives as long as the step; what it began it ends. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { CameraView } from '../../camera/CameraView.tsx';
import { useFramePump } from '../../camera/use-frame-pump.ts';
import { useOpenCamera } from '../../camera/use-open-camera.ts';
import { StationNotice } from '../../components/StationNotice.tsx';
import { useCamera, useServices, useStation } from '../../services.tsx';
import { CapturePanel } from './CapturePanel.tsx';
import { CaptureStage } from './CaptureStage.tsx';
import { DuplicateQuestion } from './DuplicateQuestion.tsx';
import styles from './EnrolScreen.module.css';
import { createEnrolment } from './enrolment-store.ts';
import { PanelHead } from './PanelHead.tsx';
import { PhotoReview } from './PhotoReview.tsx';
import { readPhoto } from './photo-file.ts';
import { useFaceLook } from './use-face-look.ts';
import { useReviewPhoto } from './use-review-photo.ts';
import type { Shots } from './use-shot-thumbnails.ts';
import { useShutterSound } from './use-shutter-sound.ts';
import type { Known, Wizard } from './wizard-store.ts';

interface Props {
  subject: Known;
  shots: Shots;
  wizard: Wizard;
}

export function FaceCapture({ subject, shots, wizard }: Props) {
  const { client, station } = useServices();
  const { userId, name, group } = subject;
  const [enrolment] = useState(() => createEnrolment(client, { userId, name, group }));
  const state = useStore(enrolment.store);
  const review = useReviewPhoto(useFaceLook());
  const video = useRef<HTMLVideoElement>(null);
  const running = useCamera((camera) => camera.phase === 'running');
  const connected = useStation((now) => now.connection === 'open');
  const homeTenant = () => station.getState().status?.homeTenant ?? null;
  useOpenCamera();
  useShutterSound(state.progress);

  useEffect(() => {
    void enrolment.start();
    // Whoever leaves halfway leaves no session behind.
    return () => enrolment.cancel();
  }, [enrolment]);
  useEffect(() => shots.see(state.progress?.accepted, state.progress?.face?.box), [shots.see, state.progress]);
  useEffect(() => {
    if (state.result) wizard.done({ take: 'face', enrolment: state.result });
  }, [wizard, state.result]);

  const capturing = !state.busy && !state.duplicate && !review.photo && state.progress !== null;
  useFramePump(video, {
    active: capturing && running && connected,
    send: ({ image }) => {
      shots.remember(image);
      return enrolment.frame(image);
    },
  });

  const again = useMemo(
    () => () => {
      shots.clear();
      review.close();
      void enrolment.start();
    },
    [shots.clear, review.close, enrolment],
  );

  return (
    <div className={styles.screen}>
      <main className={styles.stage} id="main">
        <CameraView videoRef={video}>
          {state.progress && !review.photo && (
            <CaptureStage
              progress={state.progress}
              busy={state.busy}
              thumbnails={shots.thumbnails}
              onRetake={(kind) => void enrolment.retake(kind)}
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
            take="face"
            subject={subject}
            photo={review.photo}
            busy={state.busy}
            error={state.error}
            onSave={(image) => void enrolment.photo(homeTenant(), image)}
            onCancel={review.close}
            onPhoto={(file) => void review.open(file, readPhoto)}
          />
        ) : (
          <CapturePanel
            subject={subject}
            state={state}
            onFinish={() => void enrolment.finish()}
            onBack={() => wizard.back()}
            onRestart={again}
            onPhoto={(file) => void review.open(file, readPhoto)}
          />
        )}
      </aside>
      <DuplicateQuestion
        take="face"
        duplicate={state.duplicate}
        subject={subject}
        picture={state.duplicate?.photo ? review.photo?.cut : shots.thumbnails.front}
        onKeep={() => {
          const photo = state.duplicate?.photo;
          void (photo ? enrolment.photo(homeTenant(), photo, true) : enrolment.finish(true));
        }}
        onAgain={again}
      />
    </div>
  );
}
