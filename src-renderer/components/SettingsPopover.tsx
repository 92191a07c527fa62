/** This screen's own settings, changed at once: language and appearance; at the gate its sounds and its camera. They are
 * remembered where somebody is signed in; at a shared screen they go back, and the camera's are for staff. */
import { Button, NativeSelect, Popover, SegmentedControl, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import type { Language } from '../../src-shared/messages/index.ts';
import { wholePicture } from '../camera/geometry.ts';
import { useCameraChoice, useFraming } from '../camera/use-camera.ts';
import { useCamera, usePreference, useServices, useWords } from '../services.tsx';
import type { Preferences } from '../stores/preferences.ts';
import { useIsShared } from '../use-shared-screen.ts';
import { StaffOnly } from './StaffOnly.tsx';
import { Choice, Range, Toggle } from './setting-fields.tsx';

/** In their own words, whatever the language now. */
const languageNames = [
  { value: 'id', label: 'Indonesia' },
  { value: 'en', label: 'English' },
] satisfies { value: Language; label: string }[];

type Page = 'screen' | 'sound' | 'camera';

interface Props {
  className?: string | undefined;
  /** At the gate: sounds as well. The camera's are there wherever a camera is on. */
  gate?: boolean;
}

export function SettingsPopover({ className = '', gate = false }: Props) {
  const { t } = useWords();
  const camera = useCamera((state) => state.phase !== 'starting');
  const pages: Page[] = [
    'screen',
    ...(gate ? (['sound'] as const) : []),
    ...(gate || camera ? (['camera'] as const) : []),
  ];
  return (
    <Popover width={372} position="top-end" shadow="xl" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className={className} aria-label={t('settings.open')} data-testid="settings">
          <IconAdjustmentsHorizontal stroke={2} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="lg" mah="calc(100vh - 24px)" style={{ overflowY: 'auto' }} data-testid="screen-settings">
        {pages.length > 1 ? <Pages pages={pages} /> : <ScreenSettings />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Pages({ pages }: { pages: readonly Page[] }) {
  const { t } = useWords();
  const [page, setPage] = useState<Page>('screen');
  return (
    <Stack gap="md">
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t('settings.open')}
        value={page}
        data={pages.map((value) => ({ value, label: t(`gate.settings.${value}`) }))}
        onChange={setPage}
        styles={{ label: { minHeight: 48, display: 'grid', placeItems: 'center', fontWeight: 700 } }}
      />
      {page === 'screen' && <ScreenSettings />}
      {page === 'sound' && <SoundSettings />}
      {page === 'camera' && (
        <StaffOnly>
          <CameraSettings />
        </StaffOnly>
      )}
    </Stack>
  );
}

function ScreenSettings() {
  const { t } = useWords();
  const [language, setLanguage] = usePreference('language');
  const [theme, setTheme] = usePreference('theme');
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
      <Lent />
    </Stack>
  );
}

function SoundSettings() {
  const { t, language } = useWords();
  const [sound, setSound] = usePreference('sound');
  const [speech, setSpeech] = usePreference('speech');
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  const voice = voices.some(({ lang }) => lang.toLowerCase().startsWith(language));
  return (
    <Stack gap="xs">
      <Toggle label={t('settings.sound')} value={sound} onChange={setSound} />
      <Toggle
        label={t('gate.speech')}
        value={speech}
        onChange={setSpeech}
        hint={voice ? undefined : t('gate.speech.no_voice')}
      />
      <Lent />
    </Stack>
  );
}

/** Says so where what is chosen goes back by itself. */
function Lent() {
  const { t } = useWords();
  if (!useIsShared()) return null;
  return (
    <Text size="sm" style={{ color: 'var(--ink-2)' }}>
      {t('gate.settings.lent')}
    </Text>
  );
}

const turns: Preferences['rotation'][] = [0, 90, 180, 270];

/** Which camera, which way up, and which part of its picture; the picture beside it changes at once. */
function CameraSettings() {
  const { t, language } = useWords();
  const { preferences } = useServices();
  const [mirror, setMirror] = usePreference('mirror');
  const { rotation, zoom, zoomX, zoomY } = useFraming();
  const set = (change: Partial<Preferences>) => preferences.setState(change);
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const whole = zoom === 1;
  return (
    <Stack gap="sm">
      <CameraChoice />
      <Toggle label={t('settings.mirror')} value={mirror} onChange={setMirror} />
      <Choice
        label={t('gate.rotation')}
        value={String(rotation)}
        data={turns.map((turn) => ({ value: String(turn), label: `${turn}°` }))}
        onChange={(value) => set({ rotation: turns.find((turn) => String(turn) === value) ?? 0 })}
      />
      <Range
        label={t('gate.zoom')}
        value={zoom}
        min={1}
        max={4}
        shown={`${zoom.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}×`}
        onChange={(value) => set({ zoom: value })}
      />
      <Range
        label={t('gate.zoom.across')}
        value={zoomX}
        min={0}
        max={1}
        disabled={whole}
        shown={percent(zoomX)}
        onChange={(value) => set({ zoomX: value })}
      />
      <Range
        label={t('gate.zoom.down')}
        value={zoomY}
        min={0}
        max={1}
        disabled={whole}
        shown={percent(zoomY)}
        onChange={(value) => set({ zoomY: value })}
      />
      <Button variant="default" onClick={() => set(wholePicture)} disabled={whole && rotation === 0}>
        {t('gate.zoom.reset')}
      </Button>
    </Stack>
  );
}

function CameraChoice() {
  const { t } = useWords();
  return <NativeSelect label={t('settings.camera')} {...useCameraChoice()} />;
}
