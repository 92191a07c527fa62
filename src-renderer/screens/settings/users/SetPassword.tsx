/** A new password for somebody who forgot theirs. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { StaffMember } from '../../../../src-shared/contract/staff.ts';
import { PasswordField } from '../../../components/PasswordField.tsx';
import { leastLength } from '../../../components/password-strength.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import { MemberDialog } from './MemberDialog.tsx';

export function SetPassword({ member, onClose }: { member: StaffMember; onClose(): void }) {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const [password, setPassword] = useState('');
  const [sent, setSent] = useState(false);
  const wrong = [...password].length < leastLength ? t('staff.password.short', { least: leastLength }) : null;

  async function submit(): Promise<void> {
    setSent(true);
    if (wrong) return;
    const options = { done: 'staff.set_password.done', params: { name: member.name }, quiet: true } as const;
    if (await action.run(() => client.call('staff.setPassword', { staffId: member.id, password }), options)) onClose();
  }

  return (
    <MemberDialog
      title={t('staff.set_password.title', { name: member.name })}
      submit={t('staff.password.save')}
      action={action}
      onClose={onClose}
      onSubmit={submit}
    >
      <Text>{t('staff.set_password.body')}</Text>
      <PasswordField
        label={t('staff.password.new')}
        value={password}
        onChange={setPassword}
        about={[member.name]}
        error={sent && wrong}
        testId="staff-password-field"
      />
    </MemberDialog>
  );
}
