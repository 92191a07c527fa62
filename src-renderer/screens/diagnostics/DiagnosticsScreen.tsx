/** How the station is: first in words, then in figures, then its log, and a bundle for whoever helps from afar. */

import { Page } from '../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { useMay } from '../../hooks/use-may.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useWords } from '../../services.tsx';
import { BundlePanel } from './BundlePanel.tsx';
import { DecisionsPanel } from './DecisionsPanel.tsx';
import styles from './DiagnosticsScreen.module.css';
import { FiguresPanel } from './FiguresPanel.tsx';
import { HealthPanel } from './HealthPanel.tsx';
import { LoadPanel } from './LoadPanel.tsx';
import { LogPanel } from './LogPanel.tsx';
import { TimingsPanel } from './TimingsPanel.tsx';

/** Milliseconds: the last point of the charts is the minute that runs. */
const refresh = 15_000;

export default function DiagnosticsScreen() {
  const { t } = useWords();
  const mayAdminister = useMay('administrator');
  const { data, error, reload } = useQuery('diagnostics.get', {}, { every: refresh });
  return (
    <Page title={t('nav.diagnostics')}>
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data && (
        <div className={styles.grid}>
          <HealthPanel diagnostics={data} onChanged={reload} />
          <FiguresPanel diagnostics={data} />
          <TimingsPanel minutes={data.minutes} />
          <DecisionsPanel minutes={data.minutes} />
          <LoadPanel minutes={data.minutes} />
          {mayAdminister && <LogPanel />}
          {mayAdminister && <BundlePanel />}
        </div>
      )}
    </Page>
  );
}
