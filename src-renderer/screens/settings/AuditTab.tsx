/** Who changed what and when: only added to, never edited. */
import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { AuditRecord } from '../../../src-shared/access.ts';
import { Panel } from '../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useMoments } from '../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../services.tsx';
import { actionText, detailsText, matches } from './audit-words.ts';
import { Row, Rows } from './controls/Rows.tsx';

const page = 100;

export function AuditTab() {
  const { t, language } = useWords();
  const { when } = useMoments();
  const { client } = useServices();
  const { data, error, reload } = useQuery('audit.list', { limit: page });
  const [older, setOlder] = useState<{ entries: AuditRecord[]; next: number | null } | null>(null);
  const [search, setSearch] = useState('');
  const { run, busy } = useAction();
  // Pages further down belong to the first one they were asked after.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new first page, and only that, begins anew
  useEffect(() => setOlder(null), [data]);
  if (!data) return error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />;
  const next = older ? older.next : data.next;
  const entries = [...data.entries, ...(older?.entries ?? [])];
  const found = entries.filter((entry) => matches(entry, search, language));
  const more = (): Promise<boolean> =>
    run(async () => {
      if (next === null) return;
      const following = await client.call('audit.list', { limit: page, cursor: next });
      setOlder({ entries: [...(older?.entries ?? []), ...following.entries], next: following.next });
    });
  return (
    <Panel>
      <TextInput
        label={t('settings.audit.search')}
        leftSection={<IconSearch size={18} stroke={2} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        data-testid="audit-search"
      />
      {found.length === 0 && <EmptyNotice title={t('settings.audit.none')} body={t('settings.audit.none.body')} />}
      {found.length > 0 && (
        <Rows label={t('settings.tab.audit')} testId="audit">
          {found.map((entry) => (
            <Row
              key={entry.id}
              title={actionText(entry.action, language)}
              detail={
                <>
                  {when(entry.at)} · {entry.actor} · {entry.subject}
                  {detailsText(entry.details) && (
                    <>
                      <br />
                      {detailsText(entry.details)}
                    </>
                  )}
                </>
              }
            />
          ))}
        </Rows>
      )}
      {next !== null && (
        <Button variant="default" loading={busy} onClick={() => void more()}>
          {t('settings.audit.more')}
        </Button>
      )}
    </Panel>
  );
}
