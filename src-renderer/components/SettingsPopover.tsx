/** This screen's own settings, changed at once and remembered: language, appearance, sound, mirror, camera. */
import { NativeSelect, Popover, SegmentedControl, Stack, Switch, Text, UnstyledButton } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import type { Language } from '../../src-shared/messages/index.ts';
import { useCamera, usePreference, useWords } from '../services.tsx';
import type { Preferences } from '../stores/preferences.ts';

/** In their own words, whatever the language now. */
const languageNames = [
  { value: 'id', label: 'Indonesia' },
  { value: 'en', label: 'English' },
] satisfies { value: Language; label: string }[];

export function SettingsPopover({ className = '' }: { className?: string | undefined }) {
  const { t } = useWords();
  return (
    <Popover width={340} position="top-end" shadow="xl" trapFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className={className} aria-label={t('settings.open')} data-testid="settings">
          <IconSettings stroke={2} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="lg">
        <Settings />
      </Popover.Dropdown>
    </Popover>
  );
}

function Settings() {
  const { t } = useWords();
  const [language, setLanguage] = usePreference('language');
  const [theme, setTheme] = usePreference('theme');
  const [sound, setSound] = usePreference('sound');
  const [mirror, setMirror] = usePreference('mirror');
  const themes: Preferences['theme'][] = ['auto', 'dark', 'light'];
  return (
    <Stack gap="md">
      <Choice label={t('settings.language')} value={language} data={languageNames} onChange={setLanguage} />
      <Choice
        label={t('settings.theme')}
        value={theme}
        data={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        onChange={setTheme}
      />
      <Toggle label={t('settings.sound')} value={sound} onChange={setSound} />
      <Toggle label={t('settings.mirror')} value={mirror} onChange={setMirror} />
      <CameraChoice />
    </Stack>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  data: { value: V; label: string }[];
  onChange: (value: V) => void;
}

function Choice<V extends string>({ label, value, data, onChange }: ChoiceProps<V>) {
  return (
    <div>
      <Text size="sm" fw={700} mb={6}>
        {label}
      </Text>
      <SegmentedControl
        fullWidth
        size="lg"
        aria-label={label}
        value={value}
        data={data}
        onChange={onChange}
        styles={{ label: { minHeight: 48, display: 'grid', placeItems: 'center', fontSize: 15, fontWeight: 700 } }}
      />
    </div>
  );
}

function Toggle({ label, value, onChange }: { label: string; value: boolean; onChange: (value: boolean) => void }) {
  return (
    <Switch
      size="lg"
      label={label}
      labelPosition="left"
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
      styles={{
        body: { justifyContent: 'space-between', alignItems: 'center', minHeight: 48 },
        label: { fontSize: 15, fontWeight: 700, flex: 1 },
      }}
    />
  );
}

function CameraChoice() {
  const { t } = useWords();
  const devices = useCamera((state) => state.devices);
  const [camera, setCamera] = usePreference('camera');
  return (
    <NativeSelect
      label={t('settings.camera')}
      value={camera ?? ''}
      onChange={(event) => setCamera(event.currentTarget.value || null)}
      data={[
        { value: '', label: t('settings.camera.default') },
        ...devices.map(({ deviceId, label }, index) => ({
          value: deviceId,
          label: label || t('settings.camera.unnamed', { number: index + 1 }),
        })),
      ]}
    />
  );
}
