/** The role of an account: chosen when somebody is added, and changed later. */
import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { StaffMember } from '../../../../src-shared/contract/staff.ts';
import { type Role, roles } from '../../../../src-shared/roles.ts';
import { CardChoice } from '../../../components/CardChoice.tsx';
import { PasswordField } from '../../../components/PasswordField.tsx';
import { leastLength } from '../../../components/password-strength.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import { MemberDialog } from './MemberDialog.tsx';

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

interface Props {
  member: StaffMember;
  onClose(): void;
  onDone(): void;
}

/** What a member of staff may do from now on; their screens sign out, so that it holds at once. */
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

/** What somebody may do, in plain language. */
function RoleChoice({ value, onChange }: { value: Role; onChange(role: Role): void }) {
  const { t } = useWords();
  return (
    <CardChoice
      label={t('staff.role')}
      value={value}
      options={roles.map((role) => ({ value: role, title: t(`role.${role}`), detail: t(`staff.role.${role}`) }))}
      onChange={(role) => onChange(role as Role)}
      testId="staff-role"
      least={400}
    />
  );
}
