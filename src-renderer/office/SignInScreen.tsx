/** Signing in: a name and a password. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAction } from '../hooks/use-action.ts';
import { useServices, useWords } from '../services.tsx';

export function SignInScreen() {
  const { t } = useWords();
  const { session } = useServices();
  const { busy, run } = useAction();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    void run(() => session.signIn(name, password));
  }
  return (
    <form onSubmit={submit}>
      <h1>{t('sign_in.title')}</h1>
      <TextInput label={t('sign_in.name')} value={name} onChange={(e) => setName(e.currentTarget.value)} />
      <PasswordInput
        label={t('sign_in.password')}
        value={password}
        onChange={(e) => setPassword(e.currentTarget.value)}
      />
      <Button type="submit" loading={busy}>
        {t('sign_in.submit')}
      </Button>
    </form>
  );
}
