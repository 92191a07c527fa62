/** Where this is: the gate and the school, over the picture. */
import { ToneIcon } from '../../components/Chip.tsx';
import { moodTones, stationMood } from '../../components/station-mood.ts';
import { useStation } from '../../services.tsx';
import styles from './LiveScreen.module.css';

export function TopPills() {
  const mood = useStation(stationMood);
  const gate = useStation((state) => state.status?.gate);
  const school = useStation((state) => state.status?.school);
  return (
    <div className={styles.top}>
      {gate && (
        <span className={styles.pill}>
          {mood === 'ready' ? (
            <span className={styles.dot} aria-hidden="true" />
          ) : (
            <ToneIcon tone={moodTones[mood]} className={styles.mark} />
          )}
          <span className={styles.words}>{gate}</span>
        </span>
      )}
      {school && (
        <h1 className={styles.pill}>
          <span className={styles.words}>{school}</span>
        </h1>
      )}
    </div>
  );
}
