/** What somebody chose for this one screen: kept in this browser, seen by nobody else. */
import { NativeSelect, SegmentedControl, Switch } from '@mantine/core';
import type { Language } from '../../../src-shared/messages/index.ts';
import { useCameraChoice } from '../../camera/use-camera.ts';
import { Panel } from '../../components/Page.tsx';
import { usePreference, useWords } from '../../services.tsx';
import type { Preferences } from '../../stores/preferences.ts';
import { SettingRow } from './controls/SettingRow.tsx';

/** In their own words, whatever the language now. */
const languages = [
  { value: 'id', label: 'Indonesia' },
  { value: 'en', label: 'English' },
] satisfies { value: Language; label: string }[];
const themes: Preferences['theme'][] = ['auto', 'dark', 'light'];
const switches = ['sound', 'speech', 'mirror'] as const;

export function ScreenTab() {
  const { t } = useWords();
  const [language, setLanguage] = usePreference('language');
  const [theme, setTheme] = usePreference('theme');
  return (
    <Panel>
      <SettingRow title={t('settings.language')} hint={t('settings.screen.language.hint')}>
        <SegmentedControl
          fullWidth
          aria-label={t('settings.language')}
          value={language}
          data={languages}
          onChange={(value) => setLanguage(value as Language)}
        />
      </SettingRow>
      <SettingRow title={t('settings.theme')} hint={t('settings.screen.theme.hint')}>
        <SegmentedControl
          fullWidth
          aria-label={t('settings.theme')}
          value={theme}
          data={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          onChange={(value) => setTheme(value as Preferences['theme'])}
        />
      </SettingRow>
      {switches.map((name) => (
        <Toggle key={name} name={name} />
      ))}
      <CameraChoice />
    </Panel>
  );
}

function Toggle({ name }: { name: (typeof switches)[number] }) {
  const { t } = useWords();
  const [value, setValue] = usePreference(name);
  return (
    <SettingRow layout="small" title={t(`settings.${name}`)} hint={t(`settings.screen.${name}.hint`)}>
      {(names) => (
        <Switch {...names} size="lg" checked={value} onChange={(event) => setValue(event.currentTarget.checked)} />
      )}
    </SettingRow>
  );
}

function CameraChoice() {
  const { t } = useWords();
  const choice = useCameraChoice();
  return (
    <SettingRow title={t('settings.camera')} hint={t('settings.screen.camera.hint')}>
      {(names) => <NativeSelect {...names} w="100%" {...choice} />}
    </SettingRow>
  );
}
