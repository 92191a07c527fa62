/** When somebody came or left, and why it is written by hand. */
import { Checkbox, SegmentedControl } from '@mantine/core';
import { TimePicker } from '@mantine/dates';
import { StationError } from '../../../src-shared/errors.ts';
import { useWords } from '../../services.tsx';
import { ReasonField, useUsualReasons } from '../form-fields.tsx';
import styles from './MarkFields.module.css';
import type { MarkDraft, MarkProblem } from './mark-draft.ts';

interface Props {
  draft: MarkDraft;
  onChange(draft: MarkDraft): void;
  problem: MarkProblem | null;
}

export function MarkFields({ draft, onChange, problem }: Props) {
  const { t } = useWords();
  const usual = useUsualReasons();
  const change = (part: Partial<MarkDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <div className={styles.when}>
        <TimePicker
          label={t('manual.time')}
          size="md"
          format="24h"
          value={draft.time}
          error={problem === 'time' || problem === 'future' ? t(`manual.problem.${problem}`) : null}
          hoursInputLabel={t('manual.hours')}
          minutesInputLabel={t('manual.minutes')}
          hoursInputProps={{ 'data-testid': 'time-hours' }}
          minutesInputProps={{ 'data-testid': 'time-minutes' }}
          onChange={(time) => change({ time: time.slice(0, 5) })}
        />
        <div>
          <div className={styles.label} id="mark-direction">
            {t('manual.direction')}
          </div>
          <SegmentedControl
            fullWidth
            aria-labelledby="mark-direction"
            value={draft.direction}
            data={(['in', 'out'] as const).map((value) => ({ value, label: t(`direction.${value}`) }))}
            onChange={(direction) => change({ direction })}
          />
        </div>
      </div>
      <ReasonField
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        usual={usual}
        error={problem === 'reason' ? t('manual.problem.reason') : null}
      />
    </>
  );
}

interface ExtendMembershipProps {
  /** Of the last try. */
  error: unknown;
  /** Goes with the next try as `extendMembership`. */
  value: boolean;
  onChange(value: boolean): void;
}

/** The way on where a record was refused because its person belonged to no class that day. Shown with that refusal only. */
export function ExtendMembership({ error, value, onChange }: ExtendMembershipProps) {
  const { t } = useWords();
  if (!value && !belongedNowhere(error)) return null;
  return (
    <Checkbox
      label={t('manual.extend')}
      checked={value}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      data-testid="extend-membership"
    />
  );
}

function belongedNowhere(error: unknown): boolean {
  return error instanceof StationError && error.details.reason === 'no_membership';
}
