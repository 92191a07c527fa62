/** The station's log: what happened, from a level on, searched as one types. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconRefresh, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Chip, type Tone } from '../../components/Chip.tsx';
import { Panel } from '../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import { useMoments } from '../../hooks/use-school-clock.ts';
import { useWords } from '../../services.tsx';
import grid from './DiagnosticsScreen.module.css';
import styles from './LogPanel.module.css';

const levels = ['info', 'warn', 'error'] as const;
type Level = (typeof levels)[number];

const tones: Record<Level, Tone> = { info: 'quiet', warn: 'warn', error: 'alarm' };
const most = 300;

export function LogPanel() {
  const { t } = useWords();
  const { when } = useMoments();
  const [level, setLevel] = useState<Level>('warn');
  const [search, setSearch] = useState('');
  const { data, error, loading, reload } = useQuery('diagnostics.log', { level, limit: most });
  const wanted = search.trim().toLowerCase();
  const lines = data?.lines.filter(({ message }) => message.toLowerCase().includes(wanted)) ?? [];
  return (
    <Panel className={grid.wide} title={t('diagnostics.log')} testId="log">
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={t('diagnostics.log.level')}
          value={level}
          onChange={(value) => setLevel(value as Level)}
          data={levels.map((value) => ({ value, label: t(`diagnostics.log.from.${value}`) }))}
        />
        <TextInput
          className={styles.search}
          aria-label={t('diagnostics.log.search')}
          placeholder={t('diagnostics.log.search')}
          leftSection={<IconSearch size={18} stroke={2} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          data-testid="log-search"
        />
        <Button
          variant="default"
          loading={loading && data !== null}
          leftSection={<IconRefresh size={18} stroke={2} />}
          onClick={() => void reload()}
        >
          {t('diagnostics.log.reload')}
        </Button>
      </div>
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data && lines.length === 0 && (
        <EmptyNotice title={t('diagnostics.log.none')} body={t('diagnostics.log.none.body')} />
      )}
      {lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the keyboard
        <ol className={styles.lines} tabIndex={0} aria-label={t('diagnostics.log')} data-testid="log-lines">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no number of their own, and never move
            <li key={index}>
              <time dateTime={line.at}>{when(line.at)}</time>
              <Chip tone={tones[line.level as Level] ?? 'quiet'} className={styles.chip}>
                {t(`diagnostics.level.${line.level as Level}`)}
              </Chip>
              <span>{line.message}</span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
