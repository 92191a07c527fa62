/** The pictures of a palm: three shots of one hand. Another choice of hand begins anew. */
import { useCallback, useMemo, useState } from 'react';
import type { PalmEnrolment } from '../../../src-shared/contract/palms.ts';
import { useServices, useWords } from '../../services.tsx';
import { type CaptureProps, GuidedCapture } from './GuidedCapture.tsx';
import type { Image } from './guided-session.ts';
import { PalmMeters } from './PalmMeters.tsx';
import { PalmSideChoice } from './PalmSideChoice.tsx';
import { PalmStage } from './PalmStage.tsx';
import { createPalmEnrolment } from './palm-enrolment.ts';
import { lookAtPalm } from './palm-photo.ts';

export function PalmCapture({ subject, shots, wizard }: CaptureProps) {
  const { client, station } = useServices();
  const { t } = useWords();
  const { userId, name, group } = subject;
  const [side, setSide] = useState(() => wizard.store.getState().side);
  const session = useMemo(
    () => createPalmEnrolment(client, { userId, name, group }, side),
    [client, userId, name, group, side],
  );
  const look = useCallback(
    (image: Image) => lookAtPalm(client, station.getState().status?.homeTenant ?? null, image),
    [client, station],
  );
  const done = useCallback((enrolment: PalmEnrolment) => wizard.done({ take: 'palm', enrolment }), [wizard]);
  return (
    <GuidedCapture
      {...{ subject, shots, wizard, session, look }}
      take="palm"
      onDone={done}
      boxOf={({ hand }) => hand?.box}
      title={t('enrol.palm.title')}
      body={t('enrol.palm.body')}
      cover={shots.thumbnails[0]}
      stage={(progress, busy) => (
        <PalmStage
          progress={progress}
          busy={busy}
          thumbnails={shots.thumbnails}
          onRetake={(index) => void session.retake(index)}
        />
      )}
      meters={(progress, busy) => (
        <>
          <PalmSideChoice side={side} busy={busy} onSide={setSide} />
          <PalmMeters progress={progress} />
        </>
      )}
    />
  );
}
