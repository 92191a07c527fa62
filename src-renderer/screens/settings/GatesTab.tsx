/** The school's gates: what this station's is called, and whether people come in or go out at each. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type Direction, directions } from '../../../src-shared/contract/attendance.ts';
import { Panel } from '../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { useConfirm } from '../../components/use-confirm.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useServices, useWords } from '../../services.tsx';
import styles from './controls/form.module.css';
import { Row, Rows } from './controls/Rows.tsx';
import { SettingsOf, useSettings } from './controls/SettingControl.tsx';

export function GatesTab() {
  const { settings, error, reload, busy, save, choose } = useSettings();
  if (!settings) return error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />;
  return (
    <>
      <Panel>
        <SettingsOf place="gates" settings={settings} busy={busy} save={save} choose={choose} />
      </Panel>
      <GateList />
    </>
  );
}

function GateList() {
  const { t } = useWords();
  const { client } = useServices();
  const { data, error, reload } = useQuery('gates.list', {});
  const { run, busy } = useAction();
  const [ask, dialog] = useConfirm();
  const save = (name: string, direction: Direction): Promise<boolean> =>
    run(async () => {
      await client.call('gates.save', { name, direction });
      await reload();
    });
  const remove = (name: string): Promise<boolean> =>
    run(async () => {
      await client.call('gates.remove', { name });
      await reload();
    });
  return (
    <Panel title={t('settings.gates.all')}>
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data?.gates.length === 0 && (
        <EmptyNotice title={t('settings.gates.none')} body={t('settings.gates.none.body')} />
      )}
      {data && data.gates.length > 0 && (
        <Rows label={t('settings.gates.all')} testId="gates">
          {data.gates.map(({ name, direction }) => (
            <Row
              key={name}
              title={name}
              detail={t(`settings.gates.direction.${direction}.hint`)}
              actions={
                <>
                  <NativeSelect
                    aria-label={t('settings.gates.direction_of', { gate: name })}
                    value={direction}
                    disabled={busy}
                    onChange={(event) => void save(name, event.currentTarget.value as Direction)}
                    data={directions.map((value) => ({ value, label: t(`settings.gates.direction.${value}`) }))}
                  />
                  <Button
                    variant="default"
                    leftSection={<IconTrash size={18} stroke={2} />}
                    onClick={() =>
                      ask({
                        title: t('settings.gates.remove.title', { gate: name }),
                        body: t('settings.gates.remove.body'),
                        confirm: t('settings.remove'),
                        danger: true,
                        action: () => remove(name),
                      })
                    }
                  >
                    {t('settings.remove')}
                  </Button>
                </>
              }
            />
          ))}
        </Rows>
      )}
      <AddGate taken={data?.gates.map(({ name }) => name) ?? []} busy={busy} onAdd={save} />
      {dialog}
    </Panel>
  );
}

interface Props {
  taken: readonly string[];
  busy: boolean;
  onAdd(name: string, direction: Direction): Promise<boolean>;
}

/** Names a further gate. */
function AddGate({ taken, busy, onAdd }: Props) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [direction, setDirection] = useState<Direction>('auto');
  const text = name.trim();
  const exists = taken.some((gate) => gate.toLowerCase() === text.toLowerCase());
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        if (text === '' || exists) return;
        void onAdd(text, direction).then((done) => done && setName(''));
      }}
    >
      <TextInput
        className={styles.grow}
        label={t('settings.gates.name')}
        placeholder={t('settings.gates.name.example')}
        value={name}
        maxLength={60}
        error={exists ? t('settings.gates.exists') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="new-gate"
      />
      <NativeSelect
        label={t('settings.gates.direction')}
        value={direction}
        onChange={(event) => setDirection(event.currentTarget.value as Direction)}
        data={directions.map((value) => ({ value, label: t(`settings.gates.direction.${value}`) }))}
      />
      <Button
        type="submit"
        loading={busy}
        disabled={text === '' || exists}
        leftSection={<IconPlus size={18} stroke={2} />}
        data-testid="add-gate"
      >
        {t('settings.gates.add')}
      </Button>
    </form>
  );
}
