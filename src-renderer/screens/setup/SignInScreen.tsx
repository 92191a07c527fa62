/** The office's door: a name and a password. Somebody whose session ended without their doing finds their name filled in, the
 * reason, and afterwards the very address they were at. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconArrowRight, IconDoorEnter } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Chip } from '../../components/Chip.tsx';
import { SignInTrouble, useWait } from '../../components/SignInTrouble.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { hrefTo } from '../../route.ts';
import { useServices, useStation, useWords } from '../../services.tsx';
import { PaperScreen } from './PaperScreen.tsx';
import styles from './SignInScreen.module.css';
import setupStyles from './setup.module.css';

export function SignInScreen() {
  const { t } = useWords();
  const { data: setup } = useQuery('setup.status', {});
  const title = t('sign_in.title');
  useEffect(() => {
    document.title = `${title} · Hadir`;
  }, [title]);
  if (setup?.needed) return <InvitationPage />;
  return (
    <PaperScreen
      below={
        <a href={hrefTo('live')} data-testid="sign-in-to-gate">
          <IconDoorEnter aria-hidden="true" />
          {t('sign_in.to_gate')}
        </a>
      }
    >
      <SignInForm />
    </PaperScreen>
  );
}

function SignInForm() {
  const { t } = useWords();
  const { session } = useServices();
  const locked = useStore(session.store, (state) => state.locked);
  const ended = useStore(session.store, (state) => state.ended);
  const school = useStation((state) => state.status?.school);
  const [name, setName] = useState(locked ?? '');
  const [known, setKnown] = useState(locked !== null);
  const [password, setPassword] = useState('');
  const { busy, error, run, clear } = useAction();
  const waits = useWait(error);
  const caps = useCapsLock();
  const passwordField = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const right = await run(() => session.signIn(name, password), { quiet: true });
    if (right) return;
    setPassword('');
    passwordField.current?.focus();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} data-testid="sign-in">
      <header>
        <h1>{known ? t('sign_in.again', { name }) : t('sign_in.title')}</h1>
        <p className={styles.sub}>{ended ? t(`sign_in.ended.${ended}`) : (school ?? ' ')}</p>
      </header>
      {known ? (
        <input type="hidden" name="username" autoComplete="username" value={name} readOnly />
      ) : (
        <TextInput
          label={t('sign_in.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          data-testid="sign-in-name"
        />
      )}
      <PasswordInput
        ref={passwordField}
        label={t('sign_in.password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        autoFocus={known}
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show'), tabIndex: 0 }}
        data-testid="sign-in-password"
      />
      {caps && <Chip tone="info">{t('sign_in.caps')}</Chip>}
      <SignInTrouble error={error} waits={waits} />
      <Button type="submit" loading={busy} disabled={waits > 0} fullWidth data-testid="sign-in-submit">
        {t('sign_in.submit')}
      </Button>
      {known && (
        <Button
          variant="subtle"
          fullWidth
          onClick={() => {
            setKnown(false);
            setName('');
            clear();
          }}
          data-testid="sign-in-other"
        >
          {t('sign_in.other')}
        </Button>
      )}
    </form>
  );
}

/** The office's door of a station that nobody has set up yet. */
function InvitationPage() {
  const { t } = useWords();
  return (
    <PaperScreen
      below={
        <a href={hrefTo('live')} data-testid="sign-in-to-gate">
          {t('sign_in.to_gate')}
        </a>
      }
    >
      <div className={setupStyles.head}>
        <h1>{t('setup.welcome.title')}</h1>
        <p className={setupStyles.sub}>{t('setup.welcome.body')}</p>
      </div>
      <Button
        component="a"
        href={hrefTo('setup')}
        fullWidth
        rightSection={<IconArrowRight size={20} aria-hidden="true" />}
        data-testid="setup-begin"
      >
        {t('setup.invitation.needed.go')}
      </Button>
    </PaperScreen>
  );
}

/** Whether Caps Lock is on, as far as the keyboard told since: it is why many a password is wrong. */
function useCapsLock(): boolean {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const look = (event: KeyboardEvent) => setOn(event.getModifierState?.('CapsLock') ?? false);
    addEventListener('keydown', look);
    addEventListener('keyup', look);
    return () => {
      removeEventListener('keydown', look);
      removeEventListener('keyup', look);
    };
  }, []);
  return on;
}
