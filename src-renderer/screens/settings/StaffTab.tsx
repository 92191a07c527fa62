/** Who may work in the office, and after how long it locks when they walk away. */
import { SegmentedControl } from '@mantine/core';
import { Panel } from '../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { useWords } from '../../services.tsx';
import { SettingsOf, useSettings } from './controls/SettingControl.tsx';
import { SettingRow } from './controls/SettingRow.tsx';
import { UsersPanel } from './users/UsersPanel.tsx';

const minutes = [5, 10, 20, 30, 60];

export function StaffTab() {
  const { t } = useWords();
  const { settings, error, reload, busy, save, choose } = useSettings();
  const choices = [...new Set([...minutes, settings?.idleLockMinutes ?? 10])].sort((a, b) => a - b);
  return (
    <>
      <UsersPanel />
      <Panel>
        {!settings && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
        {settings && (
          <>
            <SettingRow layout="wide" title={t('settings.lock')} hint={t('settings.lock.hint')}>
              <SegmentedControl
                fullWidth
                aria-label={t('settings.lock')}
                value={String(settings.idleLockMinutes)}
                onChange={(value) => void choose({ idleLockMinutes: Number(value) })}
                data={choices.map((value) => ({
                  value: String(value),
                  label: t('settings.minutes', { count: value }),
                }))}
              />
            </SettingRow>
            <SettingsOf place="staff" settings={settings} busy={busy} save={save} choose={choose} />
          </>
        )}
      </Panel>
    </>
  );
}
