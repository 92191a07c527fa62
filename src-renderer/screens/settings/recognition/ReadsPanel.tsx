/** What the gate's camera looks for, and whether a palm alone is enough: nothing here tells a printed palm from a real one. */
import { gateReadings, type SchoolSettings } from '../../../../src-shared/contract/office.ts';
import { Chip } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { useStation, useWords } from '../../../services.tsx';
import { Choices } from '../controls/Choices.tsx';
import { SettingControl } from '../controls/SettingControl.tsx';

interface Props {
  settings: SchoolSettings;
  onChoose(changes: Partial<SchoolSettings>): unknown;
}

export function ReadsPanel({ settings, onChoose }: Props) {
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
