/** Somebody the station does not have yet. Short: only the name is asked for. */
import { Autocomplete, Button, TextInput } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../services.tsx';
import { checkForm, type EnrolForm, type FormErrors } from './form-rules.ts';
import styles from './PersonStep.module.css';
import panel from './panel.module.css';
import { StepHeading } from './StepPaper.tsx';
import type { NewPerson } from './wizard-store.ts';

interface Props {
  name: string;
  group: string;
  groups: string[];
  onSubmit(person: NewPerson): void;
  /** null where there is nobody to choose from. */
  onBack: (() => void) | null;
}

export function NewPersonForm({ name, group, groups, onSubmit, onBack }: Props) {
  const { t } = useWords();
  const [form, setForm] = useState<EnrolForm>({ name, number: '', group });
  const [errors, setErrors] = useState<FormErrors>({});

  function submit(event: FormEvent): void {
    event.preventDefault();
    const checked = checkForm(form);
    setErrors(checked.ok ? {} : checked.errors);
    if (checked.ok) onSubmit(checked.person);
  }

  const change = (field: keyof EnrolForm, value: string) => {
    setForm({ ...form, [field]: value });
    setErrors({ ...errors, [field]: undefined } as FormErrors);
  };
  const words = (field: keyof EnrolForm) => (errors[field] ? t(errors[field]) : null);
  const plain = { autoComplete: 'off', spellCheck: false };

  return (
    <form className={panel.content} onSubmit={submit} noValidate>
      <StepHeading title={t('enrol.form.title')} focus={false}>
        {t('enrol.form.body')}
      </StepHeading>
      <div className={styles.fields}>
        <TextInput
          label={t('enrol.form.name')}
          value={form.name}
          error={words('name')}
          onChange={(event) => change('name', event.currentTarget.value)}
          autoFocus
          data-testid="enrol-name"
          {...plain}
        />
        <Autocomplete
          label={t('enrol.form.group')}
          placeholder={t('enrol.form.group.hint')}
          value={form.group}
          error={words('group')}
          data={groups}
          onChange={(value) => change('group', value)}
          size="lg"
          styles={{
            input: { minHeight: 'max(50px, calc(60 * var(--u)))', fontSize: 'max(17px, calc(20 * var(--u)))' },
            label: { fontSize: 'max(16px, calc(18 * var(--u)))', fontWeight: 700, marginBottom: 6 },
            option: { minHeight: 48 },
          }}
          data-testid="enrol-group"
          {...plain}
        />
        <TextInput
          label={t('enrol.form.number')}
          placeholder={t('enrol.form.number.hint')}
          inputMode="numeric"
          value={form.number}
          error={words('number')}
          onChange={(event) => change('number', event.currentTarget.value)}
          data-testid="enrol-number"
          {...plain}
        />
      </div>
      <div className={panel.actions} data-single={onBack === null || undefined}>
        {onBack && (
          <Button variant="default" onClick={onBack} data-testid="enrol-form-back">
            {t('enrol.form.back')}
          </Button>
        )}
        <Button type="submit" rightSection={<IconArrowRight aria-hidden="true" />} data-testid="enrol-start">
          {t('enrol.form.start')}
        </Button>
      </div>
    </form>
  );
}
