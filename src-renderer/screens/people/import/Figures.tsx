/** How many rows of a file are new, changed, the same, or cannot be taken. */
import type { RosterChanges } from '../../../../src-shared/contract/roster.ts';
import { formatCount } from '../../../format/time.ts';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';

export function Figures({ changes, bad }: { changes: RosterChanges; bad: number }) {
  const { t, language } = useWords();
  const { added, changed, unchanged, left } = changes;
  const figures = { added, changed, unchanged, left, bad };
  const shown = (Object.keys(figures) as (keyof typeof figures)[]).filter((key) => key !== 'left' || left > 0);
  return (
    <dl className={styles.figures} data-testid="import-figures">
      {shown.map((key) => (
        <div key={key} className={styles.figure} data-figure={key}>
          <dt>{t(`people.change.${key}`)}</dt>
          <dd style={key === 'bad' && bad > 0 ? { color: 'var(--alarm)' } : undefined}>
            {formatCount(figures[key], language)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
