/** A setting that is a line of text: kept as a draft until somebody saves it, so that no half-typed name shows at the gate. */
import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../../../services.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './TextSetting.module.css';

interface Props {
  title: string;
  hint: string;
  value: string;
  most: number;
  required?: boolean;
  /** For long ones: the whole width. */
  wide?: boolean;
  placeholder?: string;
  busy: boolean;
  onSave(value: string): unknown;
  testId: string;
}

export function TextSetting({
  title,
  hint,
  value,
  most,
  required = false,
  wide = false,
  placeholder = '',
  ...more
}: Props) {
  const { busy, onSave, testId } = more;
  const { t } = useWords();
  const [draft, setDraft] = useState(value);
  // Somebody else saved it: what this person was typing would undo that unseen.
  useEffect(() => setDraft(value), [value]);
  const text = draft.trim();
  const missing = required && text === '';
  const changed = text !== value;
  return (
    <SettingRow title={title} hint={hint} layout={wide ? 'wide' : 'beside'}>
      {(names) => (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (changed && !missing) onSave(text);
          }}
        >
          <TextInput
            {...names}
            className={styles.input}
            value={draft}
            maxLength={most}
            placeholder={placeholder}
            error={missing ? t('settings.required') : undefined}
            onChange={(event) => setDraft(event.currentTarget.value)}
            data-testid={testId}
          />
          <Button type="submit" disabled={!changed || missing} loading={busy && changed} data-testid={`${testId}-save`}>
            {t('settings.save')}
          </Button>
        </form>
      )}
    </SettingRow>
  );
}
