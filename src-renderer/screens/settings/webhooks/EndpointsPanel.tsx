/** Receivers of webhooks: made, changed, and how each of them is doing. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Endpoint } from '../../../../src-shared/contract/delivery.ts';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { useMoments } from '../../../hooks/use-school-clock.ts';
import { useWords } from '../../../services.tsx';
import { SecretDialog } from '../controls/CopyLine.tsx';
import { Rows } from '../controls/Rows.tsx';
import { EndpointForm } from './EndpointForm.tsx';
import { EndpointRow } from './EndpointRow.tsx';

/** Milliseconds: deliveries go out by themselves. */
const refresh = 10_000;

export function EndpointsPanel() {
  const { t } = useWords();
  const { data, error, reload } = useQuery('endpoints.list', {}, { on: ['outbox'], every: refresh });
  const { when } = useMoments();
  const [editing, setEditing] = useState<Endpoint | 'new' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const endpoints = data?.endpoints ?? [];
  const add = (
    <Button
      leftSection={<IconPlus size={18} stroke={2} />}
      onClick={() => setEditing('new')}
      data-testid="new-endpoint"
    >
      {t('settings.webhooks.new')}
    </Button>
  );
  return (
    <Panel title={t('settings.webhooks')} aside={endpoints.length > 0 && add}>
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data && endpoints.length === 0 && (
        <EmptyNotice title={t('settings.webhooks.none')} body={t('settings.webhooks.none.body')}>
          {add}
        </EmptyNotice>
      )}
      {endpoints.length > 0 && (
        <Rows label={t('settings.webhooks')} testId="endpoints">
          {endpoints.map((endpoint) => (
            <EndpointRow
              key={endpoint.id}
              of={endpoint}
              when={when}
              onEdit={() => setEditing(endpoint)}
              onSecret={setSecret}
              onChanged={reload}
            />
          ))}
        </Rows>
      )}
      <EndpointForm
        of={editing}
        onClose={() => setEditing(null)}
        onSaved={(made) => {
          setEditing(null);
          setSecret(made);
          void reload();
        }}
      />
      <SecretDialog
        secret={secret}
        title={t('settings.webhooks.secret')}
        body={t('settings.webhooks.secret.body')}
        onClose={() => setSecret(null)}
      />
    </Panel>
  );
}
