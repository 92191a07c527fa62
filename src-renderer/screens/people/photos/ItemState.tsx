/** What became of one photo, in a word and, where it failed, a sentence with the remedy. */
import { Chip, type Tone } from '../../../components/Chip.tsx';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import type { PhotoItem } from './photo-run.ts';
import { reasonOf } from './reason.ts';

const tones = {
  waiting: 'quiet',
  sending: 'info',
  done: 'good',
  failed: 'alarm',
  duplicate: 'warn',
  skipped: 'quiet',
} as const satisfies Record<PhotoItem['state'], Tone>;

export function ItemState({ item }: { item: PhotoItem }) {
  const { t } = useWords();
  const reason = reasonOf(item, t);
  return (
    <span className={styles.row} style={{ flex: '1 1 260px', justifyContent: 'flex-end' }}>
      {reason && <span className={styles.muted}>{reason}</span>}
      <Chip tone={tones[item.state]}>{t(`people.photo.${item.state}`)}</Chip>
    </span>
  );
}
