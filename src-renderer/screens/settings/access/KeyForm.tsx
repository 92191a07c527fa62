/** Makes a key: for whom, for what, and until when. */
import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Scope, scopes } from '../../../../src-shared/access.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import form from '../controls/form.module.css';
import { scopeWords } from './scope-words.ts';

interface Props {
  opened: boolean;
  onClose(): void;
  /** With the text of the key. */
  onMade(key: string): void;
}

/** Days; '' is for ever. */
const lives = ['', '30', '365'] as const;
const lifeWords = { '': 'never', '30': 'month', '365': 'year' } as const;
const dayMs = 86_400_000;

export function KeyForm({ opened, onClose, onMade }: Props) {
  const { t } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('settings.keys.new')}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      <Fields onClose={onClose} onMade={onMade} />
    </Modal>
  );
}

function Fields({ onClose, onMade }: Omit<Props, 'opened'>) {
  const { t } = useWords();
  const { client } = useServices();
  const { run, busy } = useAction();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>([]);
  const [life, setLife] = useState<(typeof lives)[number]>('');
  const ready = name.trim() !== '' && chosen.length > 0;

  async function make(): Promise<void> {
    const expiresAt = life === '' ? null : new Date(Date.now() + Number(life) * dayMs).toISOString();
    await run(async () => {
      const made = await client.call('keys.create', { name: name.trim(), scopes: [...chosen], expiresAt });
      onMade(made.key);
    });
  }

  return (
    <form
      className={form.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void make();
      }}
    >
      <TextInput
        label={t('settings.keys.name')}
        description={t('settings.keys.name.hint')}
        value={name}
        maxLength={100}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="key-name"
      />
      <Checkbox.Group
        label={t('settings.keys.scopes')}
        description={t('settings.keys.scopes.hint')}
        value={[...chosen]}
        onChange={(value) => setChosen(value as Scope[])}
      >
        <div className={form.checks}>
          {scopes.map((scope) => (
            <Checkbox
              key={scope}
              value={scope}
              size="md"
              className={form.check}
              label={t(`settings.scope.${scopeWords[scope]}`)}
              description={t(`settings.scope.${scopeWords[scope]}.hint`)}
              data-testid={`scope-${scope}`}
            />
          ))}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label={t('settings.keys.life')}
        value={life}
        onChange={(event) => setLife(event.currentTarget.value as (typeof lives)[number])}
        data={lives.map((value) => ({ value, label: t(`settings.keys.life.${lifeWords[value]}`) }))}
      />
      <div className={form.foot}>
        <Button variant="default" onClick={onClose}>
          {t('office.cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={busy} data-testid="key-make">
          {t('settings.keys.make')}
        </Button>
      </div>
    </form>
  );
}
