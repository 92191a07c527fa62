/** Who is to be enrolled. Short: only the name is asked for. */
import { Button, TextInput } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { describeError } from '../../components/describe-error.ts';
import { useWords } from '../../services.tsx';
import type { PersonInput } from './enrolment-store.ts';
import { checkForm, type EnrolForm, type FormErrors } from './form-rules.ts';
import { PhotoButton } from './PhotoButton.tsx';
import styles from './panel.module.css';

interface Props {
  form: EnrolForm;
  onChange: (form: EnrolForm) => void;
  busy: boolean;
  error: unknown;
  onStart: (person: PersonInput) => void;
  onPhoto: (file: File) => void;
}

export function FormPanel({ form, onChange, busy, error, onStart, onPhoto }: Props) {
  const { t } = useWords();
  const [errors, setErrors] = useState<FormErrors>({});

  /** True when the form may go; else the first wrong field has the focus. */
  function check(): ReturnType<typeof checkForm> {
    const checked = checkForm(form);
    setErrors(checked.ok ? {} : checked.errors);
    return checked;
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const checked = check();
    if (checked.ok) onStart(checked.person);
  }

  const field = (name: keyof EnrolForm) => ({
    value: form[name],
    error: errors[name] ? t(errors[name]) : null,
    onChange: (event: { currentTarget: { value: string } }) => {
      onChange({ ...form, [name]: event.currentTarget.value });
      setErrors({ ...errors, [name]: undefined } as FormErrors);
    },
    autoComplete: 'off',
    spellCheck: false,
  });

  return (
    <form className={styles.content} onSubmit={submit} noValidate>
      <div className={styles.intro}>
        <h1>{t('enrol.form.title')}</h1>
        <p>{t('enrol.form.body')}</p>
      </div>
      {error !== null && (
        <p className={styles.error} role="alert" data-testid="enrol-error">
          {describeError(error, t)}
        </p>
      )}
      <TextInput
        label={t('enrol.form.name')}
        data-testid="enrol-name"
        withAsterisk={false}
        data-autofocus
        autoFocus
        {...field('name')}
      />
      <TextInput
        label={t('enrol.form.number')}
        placeholder={t('enrol.form.number.hint')}
        inputMode="numeric"
        data-testid="enrol-number"
        {...field('number')}
      />
      <TextInput
        label={t('enrol.form.group')}
        placeholder={t('enrol.form.group.hint')}
        data-testid="enrol-group"
        {...field('group')}
      />
      <div className={styles.actions}>
        <PhotoButton busy={busy} mayOpen={() => check().ok} onPhoto={onPhoto} />
        <Button type="submit" loading={busy} leftSection={<IconCamera aria-hidden="true" />} data-testid="enrol-start">
          {t('enrol.form.start')}
        </Button>
      </div>
    </form>
  );
}
