/** A class: its name is given once, its grade and teacher may change. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Group } from '../../../../src-shared/contract/roster.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import { FormModal } from '../FormModal.tsx';

interface Props {
  group: Group | null;
  onClose(): void;
  onDone(): Promise<void>;
}

export function GroupForm({ group, onClose, onDone }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const [name, setName] = useState(group?.name ?? '');
  const [grade, setGrade] = useState(group?.grade?.toString() ?? '');
  const [teacher, setTeacher] = useState(group?.teacher ?? '');
  const wrong = grade.trim() !== '' && !/^(1?\d|20)$/.test(grade.trim());
  const save = async () => {
    const number = grade.trim() === '' ? null : Number(grade);
    await client.call('groups.save', { name, grade: number, teacher });
    await onDone();
  };
  return (
    <FormModal
      opened
      title={group ? t('people.group.edit', { group: group.name }) : t('people.group.add')}
      submit={t('people.save')}
      disabled={name.trim() === '' || wrong}
      action={action}
      onSubmit={() => void action.run(save, { quiet: true })}
      onClose={onClose}
      testId="group-form"
    >
      <TextInput
        label={t('people.group.name')}
        value={name}
        disabled={group !== null}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="group-name"
      />
      <TextInput
        label={t('people.group.grade')}
        description={t('people.group.grade.hint')}
        value={grade}
        inputMode="numeric"
        error={wrong && t('people.group.grade.wrong')}
        onChange={(event) => setGrade(event.currentTarget.value)}
        data-testid="group-grade"
      />
      <TextInput
        label={t('people.group.teacher')}
        value={teacher}
        maxLength={120}
        onChange={(event) => setTeacher(event.currentTarget.value)}
        data-testid="group-teacher"
      />
    </FormModal>
  );
}
