/** Moving many people to another class, and removing them. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PersonRow } from '../../../../src-shared/contract/office.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useToday } from '../../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../../services.tsx';
import { DayField, FormModal, GroupField } from '../FormModal.tsx';
import styles from '../people.module.css';

interface Props {
  opened: boolean;
  people: readonly Pick<PersonRow, 'id'>[];
  groups: readonly string[];
  onClose(): void;
  onDone(): void;
}

export function MoveMany({ opened, people, groups, onClose, onDone }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const today = useToday();
  const [group, setGroup] = useState('');
  const [from, setFrom] = useState(today);
  const move = async () => {
    const personIds = people.map(({ id }) => id);
    const { moved } = await client.call('groups.move', { personIds, group, from });
    onDone();
    return moved;
  };
  return (
    <FormModal
      opened={opened}
      title={t('people.move.title', { count: people.length })}
      submit={t('people.move.submit')}
      disabled={group.trim() === ''}
      action={action}
      onSubmit={() => void action.run(move, { quiet: true, done: 'people.move.done', params: { group } })}
      onClose={onClose}
      testId="move-people"
    >
      <GroupField
        label={t('people.move.group')}
        value={group}
        groups={groups}
        onChange={setGroup}
        testId="move-group"
      />
      <DayField label={t('people.move.from')} value={from} onChange={setFrom} />
    </FormModal>
  );
}

interface RemoveManyProps {
  opened: boolean;
  people: readonly Pick<PersonRow, 'id' | 'name'>[];
  onClose(): void;
  onDone(): void;
}

const named = 3;

/** Deleting people: it says what goes and what stays, and wants their number typed, as it cannot be undone. */
export function RemoveMany({ opened, people, onClose, onDone }: RemoveManyProps) {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const [typed, setTyped] = useState('');
  const count = people.length;
  const names = people.slice(0, named).map(({ name }) => name);
  const close = () => {
    setTyped('');
    onClose();
  };
  const remove = async () => {
    await client.call('people.removeMany', { personIds: people.map(({ id }) => id) });
    setTyped('');
    onDone();
  };
  return (
    <FormModal
      opened={opened}
      title={t('people.remove.title', { count })}
      submit={t('people.remove.submit', { count })}
      danger
      disabled={typed.trim() !== String(count)}
      action={action}
      onSubmit={() => void action.run(remove, { quiet: true, done: 'people.remove.done', params: { count } })}
      onClose={close}
      testId="remove-people"
    >
      <p className={styles.muted}>
        {count > named
          ? t('people.remove.names', { names: names.join(', '), more: count - named })
          : `${names.join(', ')}.`}
      </p>
      <p className={styles.note}>{t('people.remove.body')}</p>
      <TextInput
        label={t('people.remove.type', { count })}
        value={typed}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
        data-testid="remove-count"
      />
    </FormModal>
  );
}
