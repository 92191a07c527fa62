/** Giving somebody a credential: a card that is held up or typed, a PIN that is shown once. */
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useStation, useWords } from '../../../services.tsx';
import { FormModal } from '../FormModal.tsx';
import styles from '../people.module.css';
import newCredentialStyles from './NewCredential.module.css';

interface Props {
  opened: boolean;
  personId: number;
  onClose(): void;
  onDone(): Promise<void>;
}

const shortest = 4;

export function AssignCard({ opened, personId, onClose, onDone }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const [text, setText] = useState('');
  const close = () => {
    setText('');
    action.clear();
    onClose();
  };
  const assign = async () => {
    await client.call('credentials.assignCard', { personId, text });
    await onDone();
    close();
  };
  return (
    <FormModal
      opened={opened}
      title={t('people.card.assign')}
      submit={t('people.card.assign.submit')}
      disabled={text.trim().length < shortest}
      action={action}
      onSubmit={() => void action.run(assign, { quiet: true, done: 'people.card.assigned' })}
      onClose={close}
      testId="assign-card"
    >
      <p className={styles.muted}>{t('people.card.assign.body')}</p>
      <TextInput
        label={t('people.card.text')}
        value={text}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
        data-testid="card-text"
      />
    </FormModal>
  );
}

interface NewPinProps {
  pin: string | null;
  person: PersonSummary;
  onClose(): void;
}

/** A new PIN: large enough to read out, printable as a slip, and never shown again. */
export function NewPin({ pin, person, onClose }: NewPinProps) {
  const { t } = useWords();
  const school = useStation((state) => state.status?.school ?? '');
  return (
    <Modal
      opened={pin !== null}
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('people.pin.new', { name: person.name })}
      padding="xl"
      size={520}
      closeButtonProps={{ 'aria-label': t('office.close') }}
      data-testid="new-pin"
    >
      <div className={newCredentialStyles.slip}>
        <small>{school}</small>
        <strong>{person.name}</strong>
        <span>{[person.group, t('people.number', { number: person.userId })].filter(Boolean).join(' · ')}</span>
        <output className={newCredentialStyles.pin} data-testid="pin-value">
          {pin}
        </output>
      </div>
      <p className={newCredentialStyles.once}>{t('people.pin.once')}</p>
      <Group justify="end">
        <Button variant="default" leftSection={<IconPrinter aria-hidden="true" />} onClick={() => window.print()}>
          {t('people.print')}
        </Button>
        <Button onClick={onClose} data-testid="pin-close">
          {t('people.pin.noted')}
        </Button>
      </Group>
    </Modal>
  );
}
