/** Enrolment: a short form, guided photos, the result. The camera stays on beside all of it. */
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
import { FormPanel } from './FormPanel.tsx';
import { checkForm, emptyForm } from './form-rules.ts';
import { PanelHead } from './PanelHead.tsx';
import { readPhoto } from './photo-file.ts';
import { ResultPage } from './ResultPage.tsx';
import { useShotThumbnails } from './use-shot-thumbnails.ts';

export default function EnrolScreen() {
  const { client, station } = useServices();
  const enrolment = useMemo(() => createEnrolment(client), [client]);
  const state = useStore(enrolment.store);
  const [form, setForm] = useState(emptyForm);
  useOpenCamera();
  const video = useRef<HTMLVideoElement>(null);
  const running = useCamera((camera) => camera.phase === 'running');
  const connected = useStation((now) => now.connection === 'open');
  const { thumbnails, remember } = useShotThumbnails(state.progress);
  // Whoever goes back to the gate halfway leaves no session behind.
  useEffect(() => () => enrolment.cancel(), [enrolment]);
  const capturing = state.step === 'capture' && !state.busy && !state.duplicate;

  useFramePump(video, {
    active: capturing && running && connected,
    send: ({ image }) => {
      remember(image);
      return enrolment.frame(image);
    },
  });

  const homeTenant = () => station.getState().status?.homeTenant ?? null;

  async function upload(file: File): Promise<void> {
    const checked = checkForm(form);
    if (checked.ok) await enrolment.photo(checked.person, homeTenant(), await readPhoto(file));
  }

  function keepDuplicate(): void {
    const { duplicate, person } = state;
    if (!duplicate?.photo) void enrolment.finish(true);
    else if (person) void enrolment.photo(person, homeTenant(), duplicate.photo, true);
  }

  function enrolNext(): void {
    // The class stays: whole classes are enrolled one after the other.
    setForm({ ...emptyForm, group: form.group });
    enrolment.next();
  }

  if (state.step === 'result' && state.result) return <ResultPage result={state.result} onNext={enrolNext} />;
  return (
    <div className={styles.screen}>
      <main className={styles.stage}>
        <CameraView videoRef={video}>
          {state.progress && (
            <CaptureStage
              progress={state.progress}
              busy={state.busy}
              thumbnails={thumbnails}
              onRetake={(kind) => void enrolment.retake(kind)}
            />
          )}
        </CameraView>
        <StationNotice />
      </main>
      <aside className={styles.panel}>
        <PanelHead step={state.step === 'form' ? 1 : 2} />
        {state.step === 'form' ? (
          <FormPanel
            form={form}
            onChange={setForm}
            busy={state.busy}
            error={state.error}
            onStart={(person) => void enrolment.start(person)}
            onPhoto={(file) => void upload(file)}
          />
        ) : (
          <CapturePanel
            state={state}
            onFinish={() => void enrolment.finish()}
            onEdit={() => enrolment.cancel()}
            onPhoto={(file) => void upload(file)}
          />
        )}
      </aside>
      <DuplicateQuestion
        duplicate={state.duplicate}
        picture={thumbnails.front}
        onKeep={keepDuplicate}
        onCancel={() => enrolment.cancel()}
      />
    </div>
  );
}
