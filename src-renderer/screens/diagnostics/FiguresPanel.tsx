/** The station in figures: how much it holds, how much room is left, since when it runs. */
import type { ReactNode } from 'react';
import type { Diagnostics } from '../../../src-shared/contract/office.ts';
import { Panel } from '../../components/Panel.tsx';
import { megabytes } from '../../format/megabytes.ts';
import { formatCount } from '../../format/time.ts';
import { useMoments } from '../../hooks/use-moment.ts';
import { useWords } from '../../services.tsx';
import grid from './DiagnosticsScreen.module.css';
import styles from './FiguresPanel.module.css';

export function FiguresPanel({ diagnostics }: { diagnostics: Diagnostics }) {
  const { t, language } = useWords();
  const { when } = useMoments();
  const { version, startedAt, queue, people, templates, records, databaseMb, diskFreeMb, outboxPending } = diagnostics;
  const memory = diagnostics.minutes.at(-1)?.memoryMb ?? 0;
  const count = (value: number): string => formatCount(value, language);
  return (
    <Panel title={t('diagnostics.figures')} className={grid.wide} testId="figures">
      <dl className={styles.figures}>
        <Figure name={t('diagnostics.people')}>{count(people)}</Figure>
        <Figure name={t('diagnostics.templates')}>{count(templates)}</Figure>
        <Figure name={t('diagnostics.records')}>{count(records)}</Figure>
        <Figure name={t('diagnostics.database')}>{megabytes(databaseMb, language)}</Figure>
        <Figure name={t('diagnostics.disk')}>{diskFreeMb === null ? '–' : megabytes(diskFreeMb, language)}</Figure>
        <Figure name={t('diagnostics.memory')}>{megabytes(memory, language)}</Figure>
        <Figure name={t('diagnostics.queue')}>{queue === null ? '–' : count(queue)}</Figure>
        <Figure name={t('diagnostics.outbox')}>{count(outboxPending)}</Figure>
      </dl>
      <p className={styles.foot}>
        {t('diagnostics.running', { version, at: when(startedAt) })} {t('diagnostics.pump')}
      </p>
    </Panel>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
