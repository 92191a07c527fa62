/** What printed reports carry at their head and foot, with a sheet that shows it while it is written. */
import { useState } from 'react';
import type { Letterhead } from '../../../../src-shared/contract/reports.ts';
import { Panel } from '../../../components/Panel.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useMay } from '../../../hooks/use-may.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useWords } from '../../../services.tsx';
import type { Draft } from './draft.ts';
import styles from './Letterhead.module.css';
import { LetterheadForm } from './LetterheadForm.tsx';
import { Sheet } from './Sheet.tsx';

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
