/** What the school is called, what it announces at the gate, and the way to what its reports and screens look like. */
import { Button } from '@mantine/core';
import { Panel } from '../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { SettingsOf, useSettings } from './controls/SettingControl.tsx';
import { SettingRow } from './controls/SettingRow.tsx';

export function SchoolTab() {
  const { t } = useWords();
  const { settings, error, reload, busy, save, choose } = useSettings();
  if (!settings) return error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />;
  return (
    <Panel>
      <SettingsOf place="school" settings={settings} busy={busy} save={save} choose={choose} />
      <SettingRow layout="small" title={t('settings.school.letterhead')} hint={t('settings.school.letterhead.hint')}>
        <Button component="a" variant="default" href={hrefTo('reports', ['letterhead'])}>
          {t('settings.school.letterhead.open')}
        </Button>
      </SettingRow>
      <SettingRow layout="small" title={t('settings.school.calendar')} hint={t('settings.school.calendar.hint')}>
        <Button component="a" variant="default" href={hrefTo('calendar')}>
          {t('settings.school.calendar.open')}
        </Button>
      </SettingRow>
      <SettingRow layout="small" title={t('settings.language')} hint={t('settings.school.language.hint')}>
        <Button component="a" variant="default" href={hrefTo('settings', ['screen'])}>
          {t('settings.tab.screen')}
        </Button>
      </SettingRow>
    </Panel>
  );
}
