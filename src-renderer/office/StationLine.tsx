/** How the station is, in one line of the rail; on narrow windows its shape alone, with the words in a tooltip. */
import { Tooltip } from '@mantine/core';
import { ToneIcon } from '../components/Chip.tsx';
import { moodTones, stationMood } from '../components/station-mood.ts';
import { useStation, useWords } from '../services.tsx';
import styles from './Rail.module.css';

export function StationLine({ narrow }: { narrow: boolean }) {
  const { t } = useWords();
  const mood = useStation(stationMood);
  const gate = useStation((state) => state.status?.gate ?? '');
  const words = [gate, t(`status.${mood}`)].filter(Boolean).join(' · ');
  return (
    <Tooltip label={words} position="right" disabled={!narrow}>
      <p className={styles.station} role="status" data-testid="office-station">
        <ToneIcon tone={moodTones[mood]} />
        <span className={styles.label}>{words}</span>
      </p>
    </Tooltip>
  );
}
