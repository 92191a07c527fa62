/** Names a receiver: its address, and what it wants to hear of. */
import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Endpoint, type Topic, topics } from '../../../../src-shared/contract/delivery.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import form from '../controls/form.module.css';
import { isWebAddress } from '../controls/web-address.ts';
import { topicWords } from './topic-words.ts';

interface Props {
  of: Endpoint | 'new' | null;
  onClose(): void;
  /** With the secret of a new one. */
  onSaved(secret: string | null): void;
}

export function EndpointForm({ of, onClose, onSaved }: Props) {
  const { t } = useWords();
  return (
    <Modal
      opened={of !== null}
      onClose={onClose}
      size="lg"
      title={of === 'new' ? t('settings.webhooks.new') : t('settings.webhooks.change')}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      <Fields of={of === 'new' ? null : of} onClose={onClose} onSaved={onSaved} />
    </Modal>
  );
}

function Fields({ of, onClose, onSaved }: Omit<Props, 'of'> & { of: Endpoint | null }) {
  const { t } = useWords();
  const { client } = useServices();
  const { run, busy } = useAction();
  const [name, setName] = useState(of?.name ?? '');
  const [url, setUrl] = useState(of?.url ?? '');
  const [chosen, setChosen] = useState<readonly Topic[]>(of?.topics ?? ['attendance.recorded']);
  const address = url.trim();
  const valid = isWebAddress(address);
  const ready = name.trim() !== '' && valid && chosen.length > 0;

  async function save(): Promise<void> {
    const fields = { name: name.trim(), url: address, topics: [...chosen] };
    await run(
      async () => {
        if (of) await client.call('endpoints.update', { endpointId: of.id, ...fields });
        onSaved(of ? null : (await client.call('endpoints.create', fields)).secret);
      },
      of ? { done: 'settings.saved' } : {},
    );
  }

  return (
    <form
      className={form.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <TextInput
        label={t('settings.webhooks.name')}
        description={t('settings.webhooks.name.hint')}
        value={name}
        maxLength={80}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="endpoint-name"
      />
      <TextInput
        label={t('settings.webhooks.url')}
        description={t('settings.webhooks.url.hint')}
        placeholder="https://sekolah.example/presensi"
        value={url}
        maxLength={500}
        error={address !== '' && !valid ? t('settings.url.wrong') : undefined}
        onChange={(event) => setUrl(event.currentTarget.value)}
        data-testid="endpoint-url"
      />
      <Checkbox.Group
        label={t('settings.webhooks.topics')}
        value={[...chosen]}
        onChange={(value) => setChosen(value as Topic[])}
      >
        <div className={form.checks}>
          {topics.map((topic) => (
            <Checkbox
              key={topic}
              value={topic}
              size="md"
              className={form.check}
              label={t(`settings.topic.${topicWords[topic]}`)}
              description={topic}
            />
          ))}
        </div>
      </Checkbox.Group>
      <div className={form.foot}>
        <Button variant="default" onClick={onClose}>
          {t('office.cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={busy} data-testid="endpoint-save">
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}
