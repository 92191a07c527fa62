/** Which camera, which way up, and which part of its picture; the picture beside it changes at once. */
import { Button, NativeSelect, Stack } from '@mantine/core';
import { wholePicture } from '../camera/framing.ts';
import { useCameraChoice } from '../camera/use-camera-choice.ts';
import { useFraming } from '../camera/use-framing.ts';
import { usePreference, useServices, useWords } from '../services.tsx';
import type { Preferences } from '../stores/preferences.ts';
import { Choice, Range, Toggle } from './setting-fields.tsx';

const turns: Preferences['rotation'][] = [0, 90, 180, 270];

export function CameraSettings() {
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
