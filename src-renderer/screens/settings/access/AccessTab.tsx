/** Which programs may ask the station something: those with a key, and those at an address that needs none. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Dialect } from '../../../../src-shared/access.ts';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useMoments } from '../../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../../services.tsx';
import form from '../controls/form.module.css';
import { Row, Rows } from '../controls/Rows.tsx';
import { KeysPanel } from './KeysPanel.tsx';
import { openDialects } from './scope-words.ts';

export function AccessTab() {
  return (
    <>
      <KeysPanel />
      <ClientsPanel />
    </>
  );
}

/** IPv4 or IPv6; the station looks at it again. */
const addressPattern = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]+)$/i;

/** Computers that may use the documented interfaces without a key, as the services before Hadir let them. */
function ClientsPanel() {
  const { t } = useWords();
  const { when } = useMoments();
  const { client } = useServices();
  const { data, error, reload } = useQuery('clients.list', {});
  const { run, busy } = useAction();
  const remove = (clientId: number): Promise<boolean> =>
    run(async () => {
      await client.call('clients.remove', { clientId });
      await reload();
    });
  return (
    <Panel title={t('settings.clients')}>
      <p className={form.quiet}>{t('settings.clients.hint')}</p>
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data?.clients.length === 0 && <EmptyNotice title={t('settings.clients.none')} />}
      {data && data.clients.length > 0 && (
        <Rows label={t('settings.clients')}>
          {data.clients.map(({ id, address, dialect, createdAt }) => (
            <Row
              key={id}
              title={address}
              detail={`${t(`settings.dialect.${dialect}`)} · ${t('settings.since', { at: when(createdAt) })}`}
              actions={
                <Button
                  variant="default"
                  loading={busy}
                  leftSection={<IconTrash size={18} stroke={2} />}
                  onClick={() => void remove(id)}
                >
                  {t('settings.remove')}
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      <AllowClient busy={busy} onAllow={(allowed) => run(() => client.call('clients.allow', allowed).then(reload))} />
    </Panel>
  );
}

interface AllowProps {
  busy: boolean;
  onAllow(client: { address: string; dialect: Dialect }): Promise<boolean>;
}

function AllowClient({ busy, onAllow }: AllowProps) {
  const { t } = useWords();
  const [address, setAddress] = useState('');
  const [dialect, setDialect] = useState<Dialect>('tenant');
  const text = address.trim();
  const valid = addressPattern.test(text);
  return (
    <form
      className={form.inline}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) void onAllow({ address: text, dialect }).then((done) => done && setAddress(''));
      }}
    >
      <TextInput
        className={form.grow}
        label={t('settings.clients.address')}
        placeholder="192.168.1.20"
        value={address}
        error={text !== '' && !valid ? t('settings.clients.address.wrong') : undefined}
        onChange={(event) => setAddress(event.currentTarget.value)}
        data-testid="client-address"
      />
      <NativeSelect
        label={t('settings.clients.dialect')}
        value={dialect}
        onChange={(event) => setDialect(event.currentTarget.value as Dialect)}
        data={openDialects.map((value) => ({ value, label: t(`settings.dialect.${value}`) }))}
      />
      <Button
        type="submit"
        loading={busy}
        disabled={!valid}
        leftSection={<IconPlus size={18} stroke={2} />}
        data-testid="client-allow"
      >
        {t('settings.clients.allow')}
      </Button>
    </form>
  );
}
