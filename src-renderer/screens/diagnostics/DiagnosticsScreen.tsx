/** How the station is: first in words, then in figures, then its log, and a bundle for whoever helps from afar. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Diagnostics } from '../../../src-shared/contract/office.ts';
import { Page, Panel } from '../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { saveFile } from '../../files.ts';
import { megabytes } from '../../format/megabytes.ts';
import { formatCount } from '../../format/school-time.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useMoments } from '../../hooks/use-school-clock.ts';
import { useMay, useServices, useWords } from '../../services.tsx';
import { DecisionsPanel, LoadPanel, TimingsPanel } from './ChartPanels.tsx';
import grid from './DiagnosticsScreen.module.css';
import figuresPanelStyles from './FiguresPanel.module.css';
import { HealthPanel } from './HealthPanel.tsx';
import { LogPanel } from './LogPanel.tsx';

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
        <div className={grid.grid}>
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

/** The station in figures: how much it holds, how much room is left, since when it runs. */
function FiguresPanel({ diagnostics }: { diagnostics: Diagnostics }) {
  const { t, language } = useWords();
  const { when } = useMoments();
  const { version, startedAt, queue, people, templates, records, databaseMb, diskFreeMb, outboxPending } = diagnostics;
  const memory = diagnostics.minutes.at(-1)?.memoryMb ?? 0;
  const count = (value: number): string => formatCount(value, language);
  return (
    <Panel title={t('diagnostics.figures')} className={grid.wide} testId="figures">
      <dl className={figuresPanelStyles.figures}>
        <Figure name={t('diagnostics.people')}>{count(people)}</Figure>
        <Figure name={t('diagnostics.templates')}>{count(templates)}</Figure>
        <Figure name={t('diagnostics.records')}>{count(records)}</Figure>
        <Figure name={t('diagnostics.database')}>{megabytes(databaseMb, language)}</Figure>
        <Figure name={t('diagnostics.disk')}>{diskFreeMb === null ? '–' : megabytes(diskFreeMb, language)}</Figure>
        <Figure name={t('diagnostics.memory')}>{megabytes(memory, language)}</Figure>
        <Figure name={t('diagnostics.queue')}>{queue === null ? '–' : count(queue)}</Figure>
        <Figure name={t('diagnostics.outbox')}>{count(outboxPending)}</Figure>
      </dl>
      <p className={figuresPanelStyles.foot}>
        {t('diagnostics.running', { version, at: when(startedAt) })} {t('diagnostics.pump')}
      </p>
    </Panel>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={figuresPanelStyles.figure}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A file for whoever helps from afar, and plainly what is in it. */
function BundlePanel() {
  const { t } = useWords();
  const { client } = useServices();
  const { run, busy } = useAction();
  return (
    <Panel className={grid.wide} title={t('diagnostics.bundle')} testId="bundle">
      <div className={figuresPanelStyles.body}>
        <div className={figuresPanelStyles.words}>
          <p>{t('diagnostics.bundle.has')}</p>
          <p>{t('diagnostics.bundle.has_not')}</p>
        </div>
        <Button
          leftSection={<IconDownload size={18} stroke={2} />}
          loading={busy}
          onClick={() =>
            void run(async () => saveFile(await client.call('diagnostics.bundle', {})), {
              done: 'diagnostics.bundle.made',
            })
          }
          data-testid="bundle-download"
        >
          {t('diagnostics.bundle.download')}
        </Button>
      </div>
    </Panel>
  );
}
