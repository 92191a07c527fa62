/** How this gate is, in one word with its colour and shape; and the light, where it is not good enough for the camera. */
import type { RefObject } from 'react';
import { useLight } from '../../camera/use-light.ts';
import { Chip } from '../../components/Chip.tsx';
import { moodTones, stationMood } from '../../components/station-mood.ts';
import { useStation, useWords } from '../../services.tsx';
import styles from './StatusLine.module.css';

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
