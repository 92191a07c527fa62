/** The pictures of a face: four shots, each from another side. */
import { useCallback, useState } from 'react';
import type { EnrolmentResult } from '../../../src-shared/contract.ts';
import { useServices, useWords } from '../../services.tsx';
import { CaptureStage } from './CaptureStage.tsx';
import { createEnrolment } from './enrolment-store.ts';
import { type CaptureProps, GuidedCapture } from './GuidedCapture.tsx';
import { QualityMeters } from './QualityMeters.tsx';
import { useFaceLook } from './use-face-look.ts';

export function FaceCapture({ subject, shots, wizard }: CaptureProps) {
  const { client } = useServices();
  const { t } = useWords();
  const { userId, name, group } = subject;
  const [session] = useState(() => createEnrolment(client, { userId, name, group }));
  const look = useFaceLook();
  const done = useCallback((enrolment: EnrolmentResult) => wizard.done({ take: 'face', enrolment }), [wizard]);
  return (
    <GuidedCapture
      {...{ subject, shots, wizard, session, look }}
      take="face"
      onDone={done}
      boxOf={({ face }) => face?.box}
      title={t('enrol.capture.title')}
      body={t('enrol.capture.body')}
      cover={shots.thumbnails.front}
      stage={(progress, busy) => (
        <CaptureStage
          progress={progress}
          busy={busy}
          thumbnails={shots.thumbnails}
          onRetake={(kind) => void session.retake(kind)}
        />
      )}
      meters={(progress) => <QualityMeters progress={progress} />}
    />
  );
}
