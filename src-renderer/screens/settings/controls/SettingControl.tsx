/** A setting as its line in the table says: what staff call it, and a control of its kind. */
import { NativeSelect, Switch } from '@mantine/core';
import { z } from 'zod';
import {
  type SchoolSettings,
  type StaffSetting,
  settingNamed,
  staffSettings,
} from '../../../../src-shared/contract/settings.ts';
import type { MessageKey } from '../../../../src-shared/messages/index.ts';
import type { SettingsPlace } from '../../../../src-shared/settings.ts';
import { useWords } from '../../../services.tsx';
import { NumberSetting } from './NumberSetting.tsx';
import { SettingRow } from './SettingRow.tsx';
import { TextSetting } from './TextSetting.tsx';
import type { useSettings } from './use-settings.ts';

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
