/** What only staff may change at a shared screen: asks for a name and a password first, and is closed again with whatever holds
 * it, or a minute after the last touch. */
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useAction } from '../hooks/use-action.ts';
import { useServices, useWords } from '../services.tsx';
import { useIsShared } from '../use-shared-screen.ts';
import { SignInTrouble, useWait } from './SignInTrouble.tsx';

/** Milliseconds without a key or a touch. */
const openFor = 60_000;

export function StaffOnly({ children }: { children: ReactNode }) {
  const shared = useIsShared();
  const [open, setOpen] = useState(false);
  if (!shared) return children;
  if (!open) return <StaffForm onConfirmed={() => setOpen(true)} />;
  return <ForAWhile onEnd={() => setOpen(false)}>{children}</ForAWhile>;
}

function ForAWhile({ onEnd, children }: { onEnd: () => void; children: ReactNode }) {
  const [touched, setTouched] = useState(0);
  const touch = () => setTouched((times) => times + 1);
  const end = useRef(onEnd);
  end.current = onEnd;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the minute begins with every touch
  useEffect(() => {
    const timer = setTimeout(() => end.current(), openFor);
    return () => clearTimeout(timer);
  }, [touched]);
  return (
    <div onPointerDownCapture={touch} onKeyDownCapture={touch} onChangeCapture={touch}>
      {children}
    </div>
  );
}

function StaffForm({ onConfirmed }: { onConfirmed: () => void }) {
  const { t } = useWords();
  const { session } = useServices();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { busy, error, run } = useAction();
  const waits = useWait(error);
  const field = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await run(() => session.confirm(name, password), { quiet: true })) return onConfirmed();
    setPassword('');
    field.current?.focus();
  }

  return (
    <Stack component="form" gap="md" onSubmit={(event) => void submit(event)} data-testid="staff-only">
      <div>
        <Text fw={800} size="lg" style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
          <IconLock size={20} stroke={2} aria-hidden="true" />
          {t('gate.settings.staff.title')}
        </Text>
        <Text size="sm" mt={4} style={{ color: 'var(--ink-2)' }}>
          {t('gate.settings.staff.body')}
        </Text>
      </div>
      <TextInput
        size="md"
        label={t('sign_in.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
        required
        withAsterisk={false}
        data-testid="staff-only-name"
      />
      <PasswordInput
        ref={field}
        size="md"
        label={t('sign_in.password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="off"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show'), tabIndex: 0 }}
        data-testid="staff-only-password"
      />
      <SignInTrouble error={error} waits={waits} />
      <Button type="submit" size="md" loading={busy} disabled={waits > 0} fullWidth data-testid="staff-only-submit">
        {t('gate.settings.staff.submit')}
      </Button>
    </Stack>
  );
}
