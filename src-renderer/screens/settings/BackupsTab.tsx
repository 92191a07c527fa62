/** Copies of everything, made each night and whenever somebody wants one, and what bringing one back takes. */
import { Button } from '@mantine/core';
import { IconDatabasePlus } from '@tabler/icons-react';
import { Chip } from '../../components/Chip.tsx';
import { Panel } from '../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { megabytes } from '../../format/megabytes.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useMoments } from '../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../services.tsx';
import { CopyLine } from './controls/CopyLine.tsx';
import form from './controls/form.module.css';
import { Row, Rows } from './controls/Rows.tsx';

/** Milliseconds: the nightly one comes by itself. */
const refresh = 60_000;

export function BackupsTab() {
  const { t, language } = useWords();
  const { when } = useMoments();
  const { client } = useServices();
  const { data, error, reload } = useQuery('backups.list', {}, { every: refresh });
  const { run, busy } = useAction();
  const make = (): Promise<boolean> =>
    run(() => client.call('backups.create', {}).then(reload), { done: 'settings.backups.made' });
  return (
    <>
      <Panel
        title={t('settings.backups')}
        aside={
          <Button
            leftSection={<IconDatabasePlus size={18} stroke={2} />}
            loading={busy}
            onClick={() => void make()}
            data-testid="backup-now"
          >
            {t('settings.backups.now')}
          </Button>
        }
      >
        {data && data.backups.length > 0 && <p className={form.quiet}>{t('settings.backups.rule')}</p>}
        {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
        {data?.backups.length === 0 && (
          <EmptyNotice title={t('settings.backups.none')} body={t('settings.backups.none.body')} />
        )}
        {data && data.backups.length > 0 && (
          <Rows label={t('settings.backups')} testId="backups">
            {data.backups.map(({ name, at, megabytes: size }, index) => (
              <Row
                key={name}
                title={when(at)}
                chips={index === 0 && <Chip tone="good">{t('settings.backups.newest')}</Chip>}
                detail={`${name} · ${megabytes(size, language)}`}
              />
            ))}
          </Rows>
        )}
      </Panel>
      <Panel title={t('settings.restore')}>
        <p className={form.quiet}>{t('settings.restore.body')}</p>
        <ol className={form.steps}>
          <li>{t('settings.restore.stop')}</li>
          <li>
            {t('settings.restore.run')}
            <CopyLine text={restoreCommand(data)} testId="restore-command" />
          </li>
          <li>{t('settings.restore.start')}</li>
        </ol>
        <p className={form.quiet}>{t('settings.restore.key')}</p>
      </Panel>
    </>
  );
}

function restoreCommand(data: { folder: string; backups: { name: string }[] } | null): string {
  const folder = data?.folder ?? '';
  const separator = folder.includes('\\') ? '\\' : '/';
  return `npm run hadir -- restore "${folder}${separator}${data?.backups[0]?.name ?? 'hadir-….backup'}"`;
}
