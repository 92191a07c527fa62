/** Who came last. A new row opens above the others, so that the eye can follow. */
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { formatTime } from '../../format/time.ts';
import { useStation, useWords } from '../../services.tsx';
import styles from './RecentList.module.css';

/** More than fit at any size. */
const most = 12;

export function RecentList() {
  const { t, language } = useWords();
  const recent = useStation((state) => state.today?.recent);
  return (
    <section className={styles.box} data-testid="recent">
      <h2 className={styles.title}>{t('today.recent')}</h2>
      {recent?.length === 0 && <p className={styles.empty}>{t('today.empty')}</p>}
      <ol className={styles.list} hidden={recent?.length === 0}>
        {recent?.slice(0, most).map((arrival) => (
          <li key={arrival.recordId} className={styles.row}>
            <div className={styles.inner}>
              <PersonAvatar {...arrival} className={styles.avatar} />
              <span className={styles.who}>
                <b>{arrival.name}</b>
                {arrival.group && <small>{arrival.group}</small>}
              </span>
              <time>{formatTime(new Date(arrival.at), language)}</time>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
