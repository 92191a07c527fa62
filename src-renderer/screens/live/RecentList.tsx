/** Who came last. A new row opens above the others, so that the eye can follow. */
import { useEffect, useState } from 'react';
import { Chip } from '../../components/Chip.tsx';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { formatTime } from '../../format/school-time.ts';
import { useServices, useStation, useWords } from '../../services.tsx';
import styles from './RecentList.module.css';
import { type Marks, markFrom } from './today-figures.ts';

/** More than fit at any size. */
const most = 12;

export function RecentList() {
  const { t, language } = useWords();
  const recent = useStation((state) => state.today?.recent);
  const zone = useStation((state) => state.timeZone);
  const marks = useMarks();
  return (
    <section className={styles.box} data-testid="recent">
      <h2 className={styles.title}>{t('today.recent')}</h2>
      {recent?.length === 0 && <p className={styles.empty}>{t('today.empty')}</p>}
      <ol className={styles.list} hidden={recent?.length === 0}>
        {recent?.slice(0, most).map((arrival) => {
          const mark = marks.get(arrival.recordId);
          return (
            <li key={arrival.recordId} className={styles.row}>
              <div className={styles.inner}>
                <PersonAvatar {...arrival} className={styles.avatar} />
                <div className={styles.line}>
                  <b className={styles.name}>{arrival.name || t('gate.removed_person')}</b>
                  <time>{formatTime(new Date(arrival.at), language, zone)}</time>
                </div>
                <div className={styles.line}>
                  <small className={styles.group}>{arrival.group}</small>
                  {mark?.status === 'late' && (
                    <Chip tone="warn" className={styles.chip}>
                      {t('gate.minutes', { minutes: mark.lateMinutes })}
                    </Chip>
                  )}
                </div>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function useMarks(): Marks {
  const { client } = useServices();
  const [marks, setMarks] = useState<Marks>(new Map());
  useEffect(() => client.subscribe((event) => setMarks((known) => markFrom(known, event))), [client]);
  return marks;
}
