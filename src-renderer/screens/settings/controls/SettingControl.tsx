/** A setting as its line in the table says: what staff call it, and a control of its kind. */
import { Button, NativeSelect, NumberInput, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import {
  type SchoolSettings,
  type StaffSetting,
  settingNamed,
  staffSettings,
} from '../../../../src-shared/contract/settings.ts';
import type { MessageKey } from '../../../../src-shared/messages/index.ts';
import type { SettingsPlace } from '../../../../src-shared/settings.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useServices, useWords } from '../../../services.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './TextSetting.module.css';
import { TextSetting } from './TextSetting.tsx';

type Changes = Partial<SchoolSettings>;

interface Props {
  name: StaffSetting;
  settings: SchoolSettings;
  busy?: boolean;
  disabled?: boolean;
  /** A text or a number that somebody has typed, once they save it. */
  onSave?(changes: Changes): unknown;
  /** One of several: at once. */
  onChoose(changes: Changes): unknown;
}

export function SettingControl({ name, settings, busy = false, disabled = false, onSave, onChoose }: Props) {
  const { t } = useWords();
  const { schema, title, hint, example, wide = false } = settingNamed(name);
  if (title === null) return null;
  const value: unknown = settings[name];
  const words = { title: t(title), hint: hint ? t(hint) : '' };
  const testId = `setting-${name}`;
  const change = (next: unknown): Changes => ({ [name]: next });
  if (schema instanceof z.ZodBoolean)
    return (
      <SettingRow layout="small" {...words}>
        {(names) => (
          <Switch
            {...names}
            size="lg"
            checked={value === true}
            disabled={disabled}
            onChange={(event) => onChoose(change(event.currentTarget.checked))}
            data-testid={testId}
          />
        )}
      </SettingRow>
    );
  if (schema instanceof z.ZodEnum)
    return (
      <SettingRow {...words}>
        {(names) => (
          <NativeSelect
            {...names}
            value={String(value)}
            disabled={disabled}
            onChange={(event) => onChoose(change(event.currentTarget.value))}
            // The words of every choice are there: a test of the table says so.
            data={schema.options.map((option) => ({
              value: String(option),
              label: t(`${title}.${option}` as MessageKey),
            }))}
            data-testid={testId}
          />
        )}
      </SettingRow>
    );
  const draft = { ...words, busy, testId, onSave: (next: unknown) => (onSave ?? onChoose)(change(next)) };
  if (schema instanceof z.ZodNumber) return <NumberSetting {...draft} value={Number(value)} schema={schema} />;
  const { minLength, maxLength } = schema as z.ZodString;
  return (
    <TextSetting
      {...draft}
      value={String(value)}
      most={maxLength ?? 1000}
      required={(minLength ?? 0) > 0}
      wide={wide}
      placeholder={example ? t(example) : ''}
    />
  );
}

type Shown = Pick<ReturnType<typeof useSettings>, 'busy' | 'save' | 'choose'> & { settings: SchoolSettings };

/** Those that the table puts into a tab. */
export function SettingsOf({ place, settings, busy, save, choose }: Shown & { place: SettingsPlace }) {
  return staffSettings
    .filter((name) => settingNamed(name).drawn === place)
    .map((name) => (
      <SettingControl key={name} name={name} settings={settings} busy={busy} onSave={save} onChoose={choose} />
    ));
}

interface NumberSettingProps {
  title: string;
  hint: string;
  value: number;
  /** Its least and its most. */
  schema: z.ZodNumber;
  busy: boolean;
  onSave(value: number): unknown;
  testId: string;
}

/** A setting that is a number: kept as a draft until somebody saves it. */
function NumberSetting({ title, hint, value, schema, busy, onSave, testId }: NumberSettingProps) {
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

/** The school's settings: read, kept fresh whoever changes them, and saved one at a time. */
export function useSettings() {
  const { client } = useServices();
  const { data, error, reload } = useQuery('settings.get', {}, { on: ['settings.changed'] });
  const { run, busy } = useAction();
  const [chosen, setChosen] = useState<Partial<SchoolSettings> | null>(null);

  const save = (changes: Partial<SchoolSettings>): Promise<boolean> =>
    run(
      async () => {
        await client.call('settings.update', changes);
        await reload();
      },
      { done: 'settings.saved' },
    );

  /** For choices and switches: shown at once, and taken back where the station refuses it. */
  async function choose(changes: Partial<SchoolSettings>): Promise<void> {
    if (busy) return;
    setChosen(changes);
    await save(changes);
    setChosen(null);
  }

  return { settings: data && { ...data, ...chosen }, error, reload, busy, save, choose };
}
