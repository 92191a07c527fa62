/** How alike, as a place beside the line from which the gate accepts: no figures, those are in the details. */
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import { useWords } from '../../services.tsx';
import { along, placeOf } from './explain.ts';
import styles from './StandingBar.module.css';

export function StandingBar({ standing, large = false }: { standing: LoggedDecision['standing']; large?: boolean }) {
  const { t } = useWords();
  if (!standing) return <span className={styles.none}>{t('events.not_compared')}</span>;
  const at = along(standing) * 100;
  const above = standing.score >= standing.line;
  return (
    <span className={styles.bar} data-large={large || undefined}>
      <span className={styles.track} data-above={above}>
        <i className={styles.fill} style={{ left: `${Math.min(at, 50)}%`, width: `${Math.abs(at - 50)}%` }} />
        <i className={styles.line} />
        <i className={styles.dot} style={{ left: `${at}%` }} />
      </span>
      <span className={styles.word}>{t(`events.short.${placeOf(standing)}`)}</span>
    </span>
  );
}
