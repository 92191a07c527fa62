/** What ends somebody's time here: leaving the school, or being deleted from the station. */
import { Button, Menu } from '@mantine/core';
import { IconDoorExit, IconDots, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useToday } from '../../../hooks/use-school-clock.ts';
import { go } from '../../../route.ts';
import { useMay, useServices, useWords } from '../../../services.tsx';
import { DayField, FormModal } from '../FormModal.tsx';
import styles from '../people.module.css';
import { RemoveMany } from '../table/MoveOrRemove.tsx';

export function PersonMenu({ person }: { person: PersonSummary }) {
  const { t } = useWords();
  const administrator = useMay('administrator');
  const [open, setOpen] = useState<'leave' | 'remove' | null>(null);
  const close = () => setOpen(null);
  if (!administrator) return null;
  return (
    <>
      <Menu position="bottom-end" width={280} shadow="lg" radius="lg">
        <Menu.Target>
          <Button variant="default" aria-label={t('people.more')} px={16} data-testid="person-menu">
            <IconDots aria-hidden="true" />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconDoorExit size={20} aria-hidden="true" />}
            onClick={() => setOpen('leave')}
            data-testid="person-leave"
          >
            {t('people.leave')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={20} aria-hidden="true" />}
            color="clay"
            onClick={() => setOpen('remove')}
            data-testid="person-remove"
          >
            {t('people.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <LeaveSchool opened={open === 'leave'} person={person} onClose={close} />
      <RemoveMany opened={open === 'remove'} people={[person]} onClose={close} onDone={() => go('people')} />
    </>
  );
}

function LeaveSchool({ opened, person, onClose }: { opened: boolean; person: PersonSummary; onClose(): void }) {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const [on, setOn] = useState(useToday());
  const leave = async () => {
    await client.call('leavers.leave', { personId: person.id, on });
    onClose();
  };
  return (
    <FormModal
      opened={opened}
      title={t('people.leave.title', { name: person.name })}
      submit={t('people.leave.submit')}
      action={action}
      onSubmit={() => void action.run(leave, { quiet: true, done: 'people.leave.done', params: { name: person.name } })}
      onClose={onClose}
      testId="leave-school"
    >
      <p className={styles.muted}>{t('people.leave.body')}</p>
      <DayField label={t('people.leave.on')} value={on} onChange={setOn} />
    </FormModal>
  );
}
