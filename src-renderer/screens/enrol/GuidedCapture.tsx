/** The pictures of one person, of a face or of a palm: the camera with one hint at a time, or a photo instead. Lives as long as the
 * step; what it began it ends. */
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Box } from '../../../src-shared/domain.ts';
import type { Modality } from '../../../src-shared/palm.ts';
import { CameraView } from '../../camera/CameraView.tsx';
import { useOpenCamera } from '../../camera/use-camera.ts';
import { useFramePump } from '../../camera/use-frame-pump.ts';
import { StationNotice } from '../../components/StationNotice.tsx';
import { readPhoto } from '../../files.ts';
import { useCamera, useServices, useStation } from '../../services.tsx';
import { CapturePanel } from './CapturePanel.tsx';
import { DuplicateQuestion } from './DuplicateQuestion.tsx';
import styles from './EnrolScreen.module.css';
import type { AnyProgress, GuidedSession } from './guided-session.ts';
import { PhotoReview } from './PhotoReview.tsx';
import { PanelHead } from './StepPaper.tsx';
import { useShutterSound } from './shutter-sound.ts';
import { type Look, useReviewPhoto } from './use-review-photo.ts';
import type { Shots } from './use-shot-thumbnails.ts';
import type { Known, Wizard } from './wizard-store.ts';

export interface CaptureProps {
  subject: Known;
  shots: Shots;
  wizard: Wizard;
}

interface Props<Progress extends AnyProgress, Result, Shot> extends CaptureProps {
  take: Modality;
  session: GuidedSession<Progress, Result, Shot>;
  /** What the station makes of a photo. */
  look: Look;
  onDone: (result: Result) => void;
  /** Where in the frame what is being taken is. */
  boxOf: (progress: Progress) => Box | undefined;
  /** Over the camera. */
  stage: (progress: Progress, busy: boolean) => ReactNode;
  title: string;
  body: string;
  /** Beside the camera: what there is to choose, and how good it is now. */
  meters: (progress: Progress | null, busy: boolean) => ReactNode;
  /** The shot that stands for the person in a question. */
  cover: string | undefined;
}

/** The same session, `onDone` and `look` for as long as it is about the same thing; another session begins anew. */
export function GuidedCapture<Progress extends AnyProgress, Result, Shot>(props: Props<Progress, Result, Shot>) {
  const { take, subject, shots, wizard, session, look, onDone, boxOf, stage, title, body, meters, cover } = props;
  const { station } = useServices();
  const state = useStore(session.store);
  const { progress, busy, question, result } = state;
  const review = useReviewPhoto(look);
  const video = useRef<HTMLVideoElement>(null);
  const running = useCamera((camera) => camera.phase === 'running');
  const connected = useStation((now) => now.connection === 'open');
  const homeTenant = () => station.getState().status?.homeTenant ?? null;
  useOpenCamera();
  useShutterSound(progress);

  const { clear, see } = shots;
  useEffect(() => {
    clear();
    void session.start();
    // Whoever leaves halfway leaves no session behind.
    return () => session.cancel();
  }, [session, clear]);
  const box = progress ? boxOf(progress) : undefined;
  useEffect(() => see(progress?.accepted, box), [see, progress, box]);
  useEffect(() => {
    if (result) onDone(result);
  }, [onDone, result]);

  const capturing = !busy && !question && !review.photo && progress !== null;
  useFramePump(video, {
    active: capturing && running && connected,
    send: ({ image }) => {
      shots.remember(image);
      return session.frame(image);
    },
  });

  const { open, close } = review;
  const again = useCallback(() => {
    clear();
    close();
    void session.start();
  }, [clear, close, session]);
  const openPhoto = (file: File) => void open(file, readPhoto);

  return (
    <div className={styles.screen}>
      <main className={styles.stage} id="main">
        <CameraView videoRef={video}>{progress && !review.photo && stage(progress, busy)}</CameraView>
        {review.photo && <PhotoReview.Picture photo={review.photo} />}
        <StationNotice />
      </main>
      <aside className={styles.panel}>
        <PanelHead step="capture" />
        {review.photo ? (
          <PhotoReview.Panel
            take={take}
            subject={subject}
            photo={review.photo}
            busy={busy}
            error={state.error}
            onSave={(image) => void session.photo(homeTenant(), image)}
            onCancel={close}
            onPhoto={openPhoto}
          />
        ) : (
          <CapturePanel
            title={title}
            body={body}
            subject={subject}
            state={state}
            onFinish={() => void session.finish()}
            onBack={() => wizard.back()}
            onRestart={again}
            onPhoto={openPhoto}
          >
            {meters(progress, busy)}
          </CapturePanel>
        )}
      </aside>
      <DuplicateQuestion
        take={take}
        question={question}
        subject={subject}
        picture={question?.photo ? review.photo?.cut : cover}
        onKeep={(question) => {
          const { photo, kind } = question;
          const agreed = { ...question.agreed, [kind === 'unlike' ? 'replace' : 'allowDuplicate']: true };
          void (photo ? session.photo(homeTenant(), photo, agreed) : session.finish(agreed));
        }}
        onAgain={again}
      />
    </div>
  );
}
