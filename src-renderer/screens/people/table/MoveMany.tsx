/** The chosen people go to another class from a day on. */
import { useState } from 'react';
import type { PersonRow } from '../../../../src-shared/contract/office.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import { DayField } from '../DayField.tsx';
import { FormModal } from '../FormModal.tsx';
import { GroupField } from '../GroupField.tsx';
import { useToday } from '../use-today.ts';

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
