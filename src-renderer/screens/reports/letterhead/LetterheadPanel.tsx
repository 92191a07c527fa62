/** What printed reports carry at their head and foot, with a sheet that shows it while it is written. */
import { IconPhoto } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Letterhead } from '../../../../src-shared/contract/reports.ts';
import { Panel } from '../../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { dayInWords } from '../../../format/calendar.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useSchoolClock } from '../../../hooks/use-school-clock.ts';
import { useMay, useWords } from '../../../services.tsx';
import styles from './Letterhead.module.css';
import { LetterheadForm } from './LetterheadForm.tsx';
import type { Draft } from './letterhead-draft.ts';

export function LetterheadPanel() {
  const { data, error, reload } = useQuery('letterhead.get', {});
  if (!data) return error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />;
  return <Editor saved={data} onSaved={reload} />;
}

function Editor({ saved, onSaved }: { saved: Letterhead; onSaved(): void }) {
  const { t } = useWords();
  const mayChange = useMay('administrator');
  const { hasLogo, ...words } = saved;
  const [draft, setDraft] = useState<Draft>({ ...words, logo: hasLogo ? 'keep' : null });
  return (
    <div className={styles.columns}>
      {mayChange && (
        <Panel title={t('letterhead.title')}>
          <LetterheadForm draft={draft} onChange={setDraft} onSaved={onSaved} />
        </Panel>
      )}
      <Panel title={t('letterhead.preview')}>
        <Sheet draft={draft} />
      </Panel>
    </div>
  );
}

/** The head and foot of a printed report, as a sheet of paper shows them. */
function Sheet({ draft }: { draft: Draft }) {
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
