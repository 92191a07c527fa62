/** The pictures of a palm: three shots of one hand. Another choice of hand begins anew. */
import { SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { PalmEnrolment } from '../../../src-shared/contract/palms.ts';
import { type PalmSide, palmSides } from '../../../src-shared/palm.ts';
import { useServices, useWords } from '../../services.tsx';
import consent from './ConsentStep.module.css';
import { type CaptureProps, GuidedCapture } from './GuidedCapture.tsx';
import type { Image } from './guided-session.ts';
import { PalmStage } from './PalmStage.tsx';
import { createPalmEnrolment, lookAtPalm } from './palm-enrolment.ts';
import { PalmMeters } from './QualityMeters.tsx';

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

const choices = ['left', 'any', 'right'] as const;

interface Props {
  /** null: whichever. */
  side: PalmSide | null;
  busy: boolean;
  onSide: (side: PalmSide | null) => void;
}

/** Which hand: left, right, or whichever is shown first. */
function PalmSideChoice({ side, busy, onSide }: Props) {
  const { t } = useWords();
  return (
    <fieldset className={consent.who}>
      <legend>{t('enrol.palm.which')}</legend>
      <SegmentedControl
        fullWidth
        size="lg"
        aria-label={t('enrol.palm.which')}
        value={side ?? 'any'}
        onChange={(value) => onSide(palmSides.find((each) => each === value) ?? null)}
        disabled={busy}
        data={choices.map((value) => ({ value, label: t(`palm.side.${value}`) }))}
        classNames={{
          root: consent.relation ?? '',
          indicator: consent.indicator ?? '',
          label: consent.segment ?? '',
        }}
        data-testid="enrol-side"
      />
    </fieldset>
  );
}
