/** How Hadir runs on this computer: kiosk, displays, start at login, updates. Only inside the desktop shell. */
import { NativeSelect, Switch } from '@mantine/core';
import type { DesktopClient, DesktopInput } from '../../../../src-shared/desktop.ts';
import { Panel } from '../../../components/Page.tsx';
import { LoadingNotice } from '../../../components/StateNotice.tsx';
import { useDesktopState } from '../../../desktop/use-desktop-state.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import form from '../controls/form.module.css';
import { SettingRow } from '../controls/SettingRow.tsx';
import { type PartProps, ShellPanel, UpdatePanel } from './ShellPanel.tsx';

export function ComputerTab() {
  const { t } = useWords();
  const { desktop } = useServices();
  return desktop ? <Computer desktop={desktop} /> : <p className={form.quiet}>{t('desktop.none')}</p>;
}

function Computer({ desktop }: { desktop: DesktopClient }) {
  const state = useDesktopState(desktop);
  if (!state) return <LoadingNotice />;
  return (
    <>
      <WindowPanel desktop={desktop} state={state} />
      <UpdatePanel desktop={desktop} state={state} />
      <ShellPanel desktop={desktop} state={state} />
    </>
  );
}

const switches = ['kiosk', 'office', 'startAtLogin'] as const;
const words = { kiosk: 'kiosk', office: 'office', startAtLogin: 'login' } as const;
const displays = ['gateDisplay', 'officeDisplay'] as const;
const displayWords = { gateDisplay: 'gate_display', officeDisplay: 'office_display' } as const;

function WindowPanel({ desktop, state }: PartProps) {
  const { t } = useWords();
  const { run, busy } = useAction();
  const save = (changes: DesktopInput<'desktop.saveSettings'>) =>
    void run(() => desktop.call('desktop.saveSettings', changes), { done: 'settings.saved' });
  const choices = [
    { value: '', label: t('desktop.display.auto') },
    ...state.displays.map(({ id, label, width, height }, index) => ({
      value: String(id),
      label: t('desktop.display', { name: label || String(index + 1), width, height }),
    })),
  ];
  return (
    <Panel>
      {switches.map((name) => (
        <SettingRow
          key={name}
          layout="small"
          title={t(`desktop.${words[name]}`)}
          hint={t(`desktop.${words[name]}.hint`)}
        >
          {(names) => (
            <Switch
              {...names}
              size="lg"
              checked={state.settings[name]}
              disabled={busy}
              onChange={(event) => save({ [name]: event.currentTarget.checked })}
              data-testid={`desktop-${name}`}
            />
          )}
        </SettingRow>
      ))}
      {displays.map((name) => (
        <SettingRow
          key={name}
          title={t(`desktop.${displayWords[name]}`)}
          hint={t(`desktop.${displayWords[name]}.hint`)}
        >
          {(names) => (
            <NativeSelect
              {...names}
              w="100%"
              value={String(state.settings[name] ?? '')}
              disabled={busy}
              onChange={({ currentTarget: { value } }) => save({ [name]: value === '' ? null : Number(value) })}
              data={choices}
            />
          )}
        </SettingRow>
      ))}
    </Panel>
  );
}
