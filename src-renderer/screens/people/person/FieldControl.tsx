/** A field of a person in a form, by its kind. */
import { NativeSelect, Switch, TextInput } from '@mantine/core';
import type { PersonField } from '../../../../src-shared/person-fields.ts';
import { useWords } from '../../../services.tsx';

interface Props {
  field: PersonField;
  value: string | boolean | null;
  /** Since when, of a consent that is given. */
  since?: string | null;
  disabled?: boolean;
  onChange(value: string | boolean | null): void;
}

const keyboards = { text: 'text', number: 'text', user_number: 'numeric', phone: 'tel' } as const;

export function FieldControl({ field, value, since = null, disabled = false, onChange }: Props) {
  const { t } = useWords();
  const testId = `profile-${field.name}`;
  if (field.kind === 'consent')
    return (
      <Switch
        size="lg"
        disabled={disabled}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
        label={t(field.label)}
        description={since ? t('people.since', { at: since }) : t(field.hint)}
        styles={{ body: { alignItems: 'center', minHeight: 48 }, label: { fontSize: 16, fontWeight: 700 } }}
        data-testid={testId}
      />
    );
  if (field.kind === 'choice')
    return (
      <NativeSelect
        label={t(field.label)}
        value={String(value ?? '')}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
        data={[
          ...(field.fallback === null ? [{ value: '', label: '–' }] : []),
          ...Object.entries(field.choices).map(([choice, { label }]) => ({ value: choice, label: t(label) })),
        ]}
        data-testid={testId}
      />
    );
  return (
    <TextInput
      label={t(field.label)}
      value={String(value ?? '')}
      maxLength={field.most}
      disabled={disabled}
      inputMode={keyboards[field.kind]}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid={testId}
    />
  );
}
