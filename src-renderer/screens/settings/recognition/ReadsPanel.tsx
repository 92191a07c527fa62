/** What the gate's camera looks for, and whether a palm alone is enough: nothing here tells a printed palm from a real one. */
import { Switch } from '@mantine/core';
import { gateReadings, type SchoolSettings } from '../../../../src-shared/contract/office.ts';
import { Chip } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { useStation, useWords } from '../../../services.tsx';
import { Choices } from '../parts/Choices.tsx';
import { SettingRow } from '../parts/SettingRow.tsx';

interface Props {
  settings: SchoolSettings;
  onChoose(changes: Partial<SchoolSettings>): unknown;
}

export function ReadsPanel({ settings: { gateReads, palmNeedsPin }, onChoose }: Props) {
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
      <SettingRow layout="small" title={t('settings.palm_pin')} hint={t('settings.palm_pin.hint')}>
        {(names) => (
          <Switch
            {...names}
            size="lg"
            checked={palmNeedsPin}
            disabled={gateReads === 'face'}
            onChange={(event) => onChoose({ palmNeedsPin: event.currentTarget.checked })}
            data-testid="palm-needs-pin"
          />
        )}
      </SettingRow>
    </Panel>
  );
}
