/** Somebody new, whose face may come later. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../../hooks/use-action.ts';
import { go } from '../../../route.ts';
import { useServices, useWords } from '../../../services.tsx';
import { FormModal, GroupField } from '../FormModal.tsx';

interface Props {
  opened: boolean;
  groups: readonly string[];
  onClose(): void;
}

export function AddPerson({ opened, groups, onClose }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const [name, setName] = useState('');
  const [group, setGroup] = useState('');
  const [nis, setNis] = useState('');

  function close(): void {
    for (const clear of [setName, setGroup, setNis]) clear('');
    action.clear();
    onClose();
  }

  async function add(): Promise<void> {
    const number = nis.trim() ? { nis } : {};
    const { person } = await client.call('people.add', { name, group, ...number });
    close();
    go('people', [person.id]);
  }

  return (
    <FormModal
      opened={opened}
      title={t('people.add')}
      submit={t('people.add.submit')}
      disabled={name.trim() === ''}
      action={action}
      onSubmit={() => void action.run(add, { quiet: true })}
      onClose={close}
      testId="add-person"
    >
      <TextInput
        label={t('people.field.name')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
        data-testid="add-name"
      />
      <GroupField
        label={t('people.field.group')}
        value={group}
        groups={groups}
        onChange={setGroup}
        testId="add-group"
      />
      <TextInput
        label={t('people.field.nis')}
        value={nis}
        maxLength={40}
        onChange={(event) => setNis(event.currentTarget.value)}
        data-testid="add-nis"
      />
    </FormModal>
  );
}
