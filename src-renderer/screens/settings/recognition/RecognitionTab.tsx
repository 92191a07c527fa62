/** How sure the gate must be, whether a photo of a face passes, what enrolment keeps, and which networks do the work. */
import { SegmentedControl } from '@mantine/core';
import { gateReadings, type SchoolSettings, strictnesses } from '../../../../src-shared/contract/office.ts';
import { livenessModes } from '../../../../src-shared/domain.ts';
import { Chip } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { useStation, useWords } from '../../../services.tsx';
import { SettingControl, SettingsOf, useSettings } from '../controls/SettingControl.tsx';
import { Choices, SettingRow } from '../controls/SettingRow.tsx';
import { PacksPanel } from './PacksPanel.tsx';
import { qualityChoices, qualityOf } from './quality.ts';

/** Photos of one person. More makes the gate surer, and slower to enrol. */
const templateCounts = [1, 3, 5, 8, 12, 20];

export function RecognitionTab() {
  const { t, language } = useWords();
  const { settings, error, reload, busy, save, choose } = useSettings();
  const [ask, dialog] = useConfirm();
  const available = useStation((state) => state.status?.livenessAvailable ?? true);
  if (!settings) return error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />;
  const counts = [...new Set([...templateCounts, settings.maxTemplatesPerPerson])].sort((a, b) => a - b);
  const keepPortraits = (keep: boolean): void => {
    if (keep) return void choose({ keepPortraits: true });
    ask({
      title: t('settings.portraits.erase'),
      body: t('settings.portraits.erase.body'),
      confirm: t('settings.portraits.erase.do'),
      danger: true,
      action: () => choose({ keepPortraits: false }),
    });
  };
  const amount = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB');
  return (
    <>
      <ReadsPanel settings={settings} onChoose={choose} />
      <Panel title={t('settings.strictness')}>
        <Choices
          label={t('settings.strictness')}
          value={settings.strictness}
          options={strictnesses.map((value) => ({
            value,
            title: t(`settings.strictness.${value}`),
            body: t(`settings.strictness.${value}.body`),
          }))}
          onChange={(strictness) => choose({ strictness })}
          testId="strictness"
        />
      </Panel>
      <Panel
        title={t('settings.liveness')}
        aside={!available && <Chip tone="warn">{t('settings.liveness.unavailable')}</Chip>}
      >
        <Choices
          label={t('settings.liveness')}
          value={settings.liveness}
          options={livenessModes.map((value) => ({
            value,
            title: t(`settings.liveness.${value}`),
            body: t(`settings.liveness.${value}.body`),
          }))}
          onChange={(liveness) => choose({ liveness })}
          testId="liveness"
        />
      </Panel>
      <Panel title={t('settings.enrolment')}>
        <SettingRow title={t('settings.quality')} hint={t('settings.quality.hint')}>
          <SegmentedControl
            fullWidth
            aria-label={t('settings.quality')}
            value={String(settings.minEnrolmentQuality)}
            onChange={(value) => void choose({ minEnrolmentQuality: Number(value) })}
            data={qualityChoices(settings.minEnrolmentQuality).map((value) => ({
              value: String(value),
              label: `${t(`settings.quality.${qualityOf(value)}`)} ${amount.format(value)}`,
            }))}
          />
        </SettingRow>
        <SettingRow title={t('settings.templates')} hint={t('settings.templates.hint')}>
          <SegmentedControl
            fullWidth
            aria-label={t('settings.templates')}
            value={String(settings.maxTemplatesPerPerson)}
            onChange={(value) => void choose({ maxTemplatesPerPerson: Number(value) })}
            data={counts.map(String)}
          />
        </SettingRow>
        <SettingControl
          name="keepPortraits"
          settings={settings}
          onChoose={({ keepPortraits: keep }) => keepPortraits(keep === true)}
        />
        <SettingsOf place="recognition" settings={settings} busy={busy} save={save} choose={choose} />
      </Panel>
      <PacksPanel />
      {dialog}
    </>
  );
}

interface Props {
  settings: SchoolSettings;
  onChoose(changes: Partial<SchoolSettings>): unknown;
}

/** What the gate's camera looks for, and whether a palm alone is enough: nothing here tells a printed palm from a real one. */
function ReadsPanel({ settings, onChoose }: Props) {
  const { gateReads } = settings;
  const { t } = useWords();
  const status = useStation((state) => state.status);
  const missing = status !== null && status.palmPack === null;
  return (
    <Panel
      title={t('settings.gate_reads')}
      aside={missing && <Chip tone="warn">{t('settings.gate_reads.unavailable')}</Chip>}
    >
      <Choices
        label={t('settings.gate_reads')}
        value={gateReads}
        options={gateReadings.map((value) => ({
          value,
          title: t(`settings.gate_reads.${value}`),
          body: t(`settings.gate_reads.${value}.body`),
        }))}
        onChange={(value) => onChoose({ gateReads: value })}
        testId="gate-reads"
      />
      <SettingControl name="palmNeedsPin" settings={settings} disabled={gateReads === 'face'} onChoose={onChoose} />
    </Panel>
  );
}
