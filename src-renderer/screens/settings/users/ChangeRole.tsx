/** What a member of staff may do from now on; their screens sign out, so that it holds at once. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { StaffMember } from '../../../../src-shared/contract/staff.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import { MemberDialog } from './MemberDialog.tsx';
import { RoleChoice } from './RoleChoice.tsx';

interface Props {
  member: StaffMember;
  onClose(): void;
  onDone(): void;
}

export function ChangeRole({ member, onClose, onDone }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const [role, setRole] = useState(member.role);

  async function submit(): Promise<void> {
    if (role === member.role) return onClose();
    const options = { done: 'staff.change_role.done', params: { name: member.name }, quiet: true } as const;
    if (await action.run(() => client.call('staff.update', { staffId: member.id, role }), options)) onDone();
  }

  return (
    <MemberDialog
      title={t('staff.change_role.title', { name: member.name })}
      submit={t('staff.change_role.save')}
      action={action}
      refusals={{ conflict: t('staff.last_administrator') }}
      onClose={onClose}
      onSubmit={submit}
    >
      <RoleChoice value={role} onChange={setRole} />
      <Text size="sm">{t('staff.change_role.body')}</Text>
    </MemberDialog>
  );
}
