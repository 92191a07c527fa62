/** A setting that is a number: kept as a draft until somebody saves it. */
import { Button, NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { useWords } from '../../../services.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './TextSetting.module.css';

interface Props {
  title: string;
  hint: string;
  value: number;
  /** Its least and its most. */
  schema: z.ZodNumber;
  busy: boolean;
  onSave(value: number): unknown;
  testId: string;
}

export function NumberSetting({ title, hint, value, schema, busy, onSave, testId }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState<number | string>(value);
  // Somebody else saved it: what this person was typing would undo that unseen.
  useEffect(() => setDraft(value), [value]);
  const changed = draft !== value;
  const possible = schema.safeParse(draft).success;
  return (
    <SettingRow title={title} hint={hint}>
      {(names) => (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (changed && possible) onSave(Number(draft));
          }}
        >
          <NumberInput
            {...names}
            className={styles.input}
            value={draft}
            min={schema.minValue ?? -Infinity}
            max={schema.maxValue ?? Infinity}
            onChange={(next) => setDraft(typeof next === 'bigint' ? Number(next) : next)}
            data-testid={testId}
          />
          <Button
            type="submit"
            disabled={!changed || !possible}
            loading={busy && changed}
            data-testid={`${testId}-save`}
          >
            {t('settings.save')}
          </Button>
        </form>
      )}
    </SettingRow>
  );
}
