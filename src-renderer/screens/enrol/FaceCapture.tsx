/** The pictures of a face: four shots, each from another side. */
import { useCallback, useState } from 'react';
import type { EnrolmentResult } from '../../../src-shared/contract.ts';
import { useServices, useWords } from '../../services.tsx';
import { CaptureStage } from './CaptureStage.tsx';
import { createEnrolment } from './enrolment-store.ts';
import { type CaptureProps, GuidedCapture } from './GuidedCapture.tsx';
import { checkPhoto } from './photo-checks.ts';
import { QualityMeters } from './QualityMeters.tsx';
import type { Look } from './use-review-photo.ts';

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

/** What the station asks for unless the school has set it otherwise. */
const usualQuality = 0.3;

/** A photo of a face as the station sees it, before anything is stored. */
function useFaceLook(): Look {
  const { client } = useServices();
  return useCallback(
    async (image) => {
      const [{ faces }, settings] = await Promise.all([
        client.call('recognition.detect', { image }),
        client.call('settings.get', {}).catch(() => null),
      ]);
      const largest = faces.toSorted((a, b) => b.box.width - a.box.width)[0];
      return { ...checkPhoto(faces, settings?.minEnrolmentQuality ?? usualQuality), box: largest?.box ?? null };
    },
    [client],
  );
}
