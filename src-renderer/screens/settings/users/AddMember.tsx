/** Somebody new in the office. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../../src-shared/roles.ts';
import { PasswordField } from '../../../components/PasswordField.tsx';
import { leastLength } from '../../../components/password-strength.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import { MemberDialog } from './MemberDialog.tsx';
import { RoleChoice } from './RoleChoice.tsx';

export function AddMember({ onClose, onDone }: { onClose(): void; onDone(): void }) {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('operator');
  const [password, setPassword] = useState('');
  const [sent, setSent] = useState(false);
  const nameWrong = name.trim().length < 2 ? t('staff.name.short') : null;
  const passwordWrong = [...password].length < leastLength ? t('staff.password.short', { least: leastLength }) : null;

  async function submit(): Promise<void> {
    setSent(true);
    if (nameWrong || passwordWrong) return;
    const options = { done: 'staff.added', params: { name }, quiet: true } as const;
    if (await action.run(() => client.call('staff.create', { name, role, password }), options)) onDone();
  }

  return (
    <MemberDialog
      title={t('staff.add')}
      submit={t('staff.add')}
      action={action}
      refusals={{ conflict: t('staff.name.taken') }}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextInput
        label={t('staff.name')}
        description={t('staff.name.hint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={sent && nameWrong}
        maxLength={80}
        autoComplete="off"
        data-autofocus
        data-testid="staff-name-field"
      />
      <RoleChoice value={role} onChange={setRole} />
      <PasswordField
        label={t('staff.password.first')}
        value={password}
        onChange={setPassword}
        about={[name]}
        error={sent && passwordWrong}
        testId="staff-password-field"
      />
    </MemberDialog>
  );
}
