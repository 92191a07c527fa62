/** The two ways to a new password: one's own, and somebody else's. */
import { PasswordInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StaffMember } from '../../../../src-shared/contract/staff.ts';
import { PasswordField } from '../../../components/PasswordField.tsx';
import { leastLength } from '../../../components/password-strength.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import { MemberDialog } from './MemberDialog.tsx';

export function OwnPassword({ onClose }: { onClose(): void }) {
  const { t } = useWords();
  const { session } = useServices();
  const name = useStore(session.store, (state) => state.staff?.name ?? '');
  const action = useAction();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [sent, setSent] = useState(false);
  const wrong = [...password].length < leastLength ? t('staff.password.short', { least: leastLength }) : null;

  async function submit(): Promise<void> {
    setSent(true);
    if (wrong) return;
    const options = { done: 'staff.own.done', quiet: true } as const;
    if (await action.run(() => session.changePassword(current, password), options)) onClose();
  }

  return (
    <MemberDialog
      title={t('staff.own.title')}
      submit={t('staff.password.save')}
      action={action}
      refusals={{ credential_refused: t('staff.own.wrong') }}
      onClose={onClose}
      onSubmit={submit}
    >
      <PasswordInput
        label={t('staff.own.current')}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show'), tabIndex: 0 }}
        data-autofocus
        data-testid="own-current"
      />
      <PasswordField
        label={t('staff.password.new')}
        value={password}
        onChange={setPassword}
        about={[name]}
        error={sent && wrong}
        testId="own-new"
      />
    </MemberDialog>
  );
}

/** A new password for somebody who forgot theirs. */
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
