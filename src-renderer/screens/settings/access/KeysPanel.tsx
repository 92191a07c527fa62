/** API keys: who has one, what it may do, when it was used last. Its text is shown once, when it is made. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { KeySummary } from '../../../../src-shared/access.ts';
import { Chip } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { type Moments, useMoments } from '../../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../../services.tsx';
import { SecretDialog } from '../controls/CopyLine.tsx';
import { Row, Rows } from '../controls/Rows.tsx';
import { KeyForm } from './KeyForm.tsx';
import { keyState, keyTones, scopeWords } from './scope-words.ts';

export function KeysPanel() {
  const { t } = useWords();
  const { data, error, reload } = useQuery('keys.list', {});
  const { when } = useMoments();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const keys = [...(data?.keys ?? [])].sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null));
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={2} />} onClick={() => setMaking(true)} data-testid="new-key">
      {t('settings.keys.new')}
    </Button>
  );
  return (
    <Panel title={t('settings.keys')} aside={keys.length > 0 && add}>
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data && keys.length === 0 && (
        <EmptyNotice title={t('settings.keys.none')} body={t('settings.keys.none.body')}>
          {add}
        </EmptyNotice>
      )}
      {keys.length > 0 && (
        <Rows label={t('settings.keys')} testId="keys">
          {keys.map((key) => (
            <KeyRow key={key.id} of={key} when={when} onChanged={reload} />
          ))}
        </Rows>
      )}
      <KeyForm
        opened={making}
        onClose={() => setMaking(false)}
        onMade={(made) => {
          setMaking(false);
          setSecret(made);
          void reload();
        }}
      />
      <SecretDialog
        secret={secret}
        title={t('settings.keys.made')}
        body={t('settings.keys.made.body')}
        onClose={() => setSecret(null)}
      />
    </Panel>
  );
}

interface RowProps extends Pick<Moments, 'when'> {
  of: KeySummary;
  onChanged(): Promise<void>;
}

function KeyRow({ of, when, onChanged }: RowProps) {
  const { t } = useWords();
  const { client } = useServices();
  const { run, busy } = useAction();
  const [ask, dialog] = useConfirm();
  const state = keyState(of, new Date());
  const revoke = (): Promise<boolean> =>
    run(
      async () => {
        await client.call('keys.revoke', { keyId: of.id });
        await onChanged();
      },
      { done: 'settings.keys.revoked' },
    );
  const used = of.lastUsedAt ? t('settings.keys.used', { at: when(of.lastUsedAt) }) : t('settings.keys.unused');
  const ends = of.expiresAt ? ` · ${t('settings.keys.expires', { at: when(of.expiresAt) })}` : '';
  return (
    <Row
      testId={`key-${of.id}`}
      title={of.name}
      chips={<Chip tone={keyTones[state]}>{t(`settings.keys.state.${state}`)}</Chip>}
      detail={
        <>
          {of.scopes.map((scope) => t(`settings.scope.${scopeWords[scope]}`)).join(', ')}
          <br />
          {used}
          {ends}
        </>
      }
      actions={
        state !== 'revoked' && (
          <Button
            variant="default"
            loading={busy}
            data-testid={`revoke-${of.id}`}
            onClick={() =>
              ask({
                title: t('settings.keys.revoke.title', { name: of.name }),
                body: t('settings.keys.revoke.body'),
                confirm: t('settings.keys.revoke'),
                danger: true,
                action: revoke,
              })
            }
          >
            {t('settings.keys.revoke')}
          </Button>
        )
      }
    >
      {dialog}
    </Row>
  );
}
