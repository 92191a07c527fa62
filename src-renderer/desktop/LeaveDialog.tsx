/** The way out of the kiosk: an administrator's name and password. Nobody is signed in by it. */
import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DesktopClient } from '../../src-shared/desktop.ts';
import { SignInTrouble, useWait } from '../components/SignInTrouble.tsx';
import { useAction } from '../hooks/use-action.ts';
import { useWords } from '../services.tsx';

interface Props {
  desktop: DesktopClient;
  what: 'exit' | 'quit';
  onClose(): void;
}

export function LeaveDialog({ desktop, what, onClose }: Props) {
  const { t } = useWords();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`desktop.ask.${what}.title`)}
      closeButtonProps={{ 'aria-label': t('office.close') }}
      data-testid="leave-kiosk"
    >
      <Text mb="md">{t(`desktop.ask.${what}.body`)}</Text>
      <Credentials desktop={desktop} what={what} onClose={onClose} />
    </Modal>
  );
}

function Credentials({ desktop, what, onClose }: Props) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { busy, error, run } = useAction();
  const waits = useWait(error);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const command = what === 'exit' ? 'desktop.exitKiosk' : 'desktop.quit';
    const left = await run(() => desktop.call(command, { name, password }), { quiet: true });
    if (left) onClose();
    else setPassword('');
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <TextInput
          label={t('desktop.ask.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
          required
          withAsterisk={false}
          data-testid="leave-name"
        />
        <PasswordInput
          label={t('sign_in.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="off"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show'), tabIndex: 0 }}
          data-testid="leave-password"
        />
        <SignInTrouble error={error} waits={waits} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('office.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={waits > 0} data-testid="leave-submit">
            {t(`desktop.ask.${what}.submit`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
