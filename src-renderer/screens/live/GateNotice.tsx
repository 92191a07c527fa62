/** What is wrong at this moment, over the picture: the station's own state first, then what a frame or a card met with. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { ErrorCode } from '../../../src-shared/errors.ts';
import { useLight } from '../../camera/use-camera.ts';
import { Chip } from '../../components/Chip.tsx';
import { StationNotice } from '../../components/StationNotice.tsx';
import { moodTones, stationMood, stationNotice } from '../../components/station-mood.ts';
import { hrefTo } from '../../route.ts';
import { useStation, useWords } from '../../services.tsx';
import { EntryProblem } from './EntryPanel.tsx';
import styles from './GateNotice.module.css';
import type { PinProblem } from './pin-state.ts';

export function GateNotice({ problem, card }: { problem: ErrorCode | null; card: PinProblem | null }) {
  const { t } = useWords();
  const ofStation = useStation((state) => stationNotice(state) !== null);
  if (card) return <div className={styles.notice}>{<EntryProblem problem={card} way="card" />}</div>;
  if (ofStation || !problem) return <StationNotice />;
  const signIn = problem === 'unauthorised';
  const Icon = signIn ? IconLock : IconAlertTriangle;
  return (
    <div className={styles.notice} role="status" data-testid="gate-problem" data-code={problem}>
      <Icon className={styles.icon} stroke={2} aria-hidden="true" />
      <div className={styles.words}>
        <strong>{t(signIn ? 'gate.sign_in.title' : 'gate.problem.title')}</strong>
        <p>{signIn ? t('gate.sign_in.body') : t(`error.${problem}`)}</p>
      </div>
      {signIn && (
        <Button component="a" href={hrefTo('today')} color="leaf">
          {t('sign_in.submit')}
        </Button>
      )}
    </div>
  );
}

// How this gate is, in one word with its colour and shape; and the light, where it is not good enough for the camera.

export function StationWord() {
  const { t } = useWords();
  const mood = useStation(stationMood);
  return (
    <span role="status" data-testid="station-status" data-mood={mood}>
      <Chip tone={moodTones[mood]} className={styles.chip}>
        {t(`status.${mood}`)}
      </Chip>
    </span>
  );
}

export function LightLine({ video }: { video: RefObject<HTMLVideoElement | null> }) {
  const { t } = useWords();
  const light = useLight(video);
  if (!light || light === 'good') return null;
  return (
    <p className={styles.light} role="status" data-testid="light" data-light={light}>
      {t(`gate.light.${light}`)}
    </p>
  );
}
