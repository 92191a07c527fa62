/** The head and foot of a printed report, as a sheet of paper shows them. */
import { IconPhoto } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { dayInWords } from '../../../format/calendar-words.ts';
import { useSchoolClock } from '../../../hooks/use-school-clock.ts';
import { useWords } from '../../../services.tsx';
import type { Draft } from './draft.ts';
import styles from './Letterhead.module.css';

export function Sheet({ draft }: { draft: Draft }) {
  const { t, language } = useWords();
  const { today } = useSchoolClock();
  const url = usePicture(draft.logo);
  const date = today ? dayInWords(today, language) : '';
  return (
    <div className={styles.sheet} data-testid="letterhead-sheet">
      <div className={styles.top}>
        {url && <img src={url} alt={t('letterhead.logo')} />}
        {draft.logo === 'keep' && (
          <span className={styles.kept}>
            <IconPhoto size={28} aria-hidden="true" />
            {t('letterhead.logo_kept')}
          </span>
        )}
        <div>
          <strong>{draft.school || t('letterhead.school')}</strong>
          {draft.lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may read the same
            <span key={i}>{line}</span>
          ))}
        </div>
      </div>
      <p className={styles.title}>{t('letterhead.example_title')}</p>
      <div className={styles.rows} aria-hidden="true">
        {[0, 1, 2, 3, 4].map((row) => (
          <span key={row} />
        ))}
      </div>
      <div className={styles.sign}>
        <span>{[draft.place, date].filter(Boolean).join(', ')}</span>
        <span className={styles.room} />
        <strong>{draft.signatory || ' '}</strong>
      </div>
    </div>
  );
}

function usePicture(logo: Draft['logo']): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!(logo instanceof Uint8Array)) return setUrl(null);
    const made = URL.createObjectURL(new Blob([logo.slice()]));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [logo]);
  return url;
}
