/** A card the person has already: its reader types the card's text like a keyboard and ends it with Enter. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import { FormModal } from '../FormModal.tsx';
import styles from '../people.module.css';

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
