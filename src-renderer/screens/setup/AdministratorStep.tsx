/** Who runs the station: the first administrator, who may let others in later. Making them sets the station up and signs this
 * screen in. */
import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import { Chip } from '../../components/Chip.tsx';
import { belowInput, PasswordField } from '../../components/PasswordField.tsx';
import { leastLength } from '../../components/password-strength.ts';
import { describeError } from '../../format/describe-error.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useServices, useWords } from '../../services.tsx';
import { useDraft } from '../../stores/setup-draft.ts';
import { StepActions, type StepProps } from './StepActions.tsx';
import styles from './setup.module.css';

export function AdministratorStep({ status, onDone, onBack }: StepProps) {
  return status.needed ? (
    <NewAdministrator onDone={onDone} onBack={onBack} />
  ) : (
    <Made onDone={onDone} onBack={onBack} />
  );
}

type Props = Omit<StepProps, 'status'>;

function NewAdministrator({ onDone, onBack }: Props) {
  const { t } = useWords();
  const { client, session } = useServices();
  const [draft] = useDraft();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [sent, setSent] = useState(false);
  const { busy, error, run } = useAction();
  const wrong = {
    name: name.trim().length < 2 ? t('staff.name.short') : null,
    password: [...password].length < leastLength ? t('staff.password.short', { least: leastLength }) : null,
    again: again === password ? null : t('staff.password.differs'),
  };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setSent(true);
    if (wrong.name || wrong.password || wrong.again) return;
    const begun = await run(
      async () => session.begin(await client.call('setup.begin', { school: draft.school, name, password })),
      { quiet: true },
    );
    if (begun) await onDone();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        label={t('staff.name')}
        description={t('staff.name.hint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={sent && wrong.name}
        autoComplete="username"
        maxLength={80}
        autoFocus
        data-testid="setup-name"
      />
      <div className={styles.pair}>
        <PasswordField
          value={password}
          onChange={setPassword}
          about={[name, draft.school]}
          error={sent && wrong.password}
          testId="setup-password"
        />
        <PasswordInput
          label={t('staff.password.again')}
          description={t('staff.password.again.hint')}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          inputWrapperOrder={belowInput}
          error={sent && wrong.again}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show'), tabIndex: 0 }}
          data-testid="setup-again"
        />
      </div>
      {error !== null && (
        <p className={styles.error} role="alert">
          {describeError(error, t)}
        </p>
      )}
      <StepActions onBack={onBack} busy={busy} />
    </form>
  );
}

function Made({ onDone, onBack }: Props) {
  const { t } = useWords();
  const { session } = useServices();
  const name = useStore(session.store, (state) => state.staff?.name ?? '');
  return (
    <div className={styles.form}>
      <Chip tone="good">{t('setup.administrator.made', { name })}</Chip>
      <StepActions onBack={onBack} onNext={() => void onDone()} />
    </div>
  );
}
