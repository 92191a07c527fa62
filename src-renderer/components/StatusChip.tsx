/** A day status: a word, a colour and a shape, the same chip everywhere. */
import type { DayStatus } from '../../src-shared/contract/attendance.ts';
import { useWords } from '../services.tsx';
import { Chip, type Tone } from './Chip.tsx';

export const statusTones = {
  present: 'good',
  late: 'warn',
  excused: 'info',
  sick: 'info',
  absent: 'alarm',
  not_seen: 'quiet',
} as const satisfies Record<DayStatus, Tone>;

/** null: no school. */
export function StatusChip({ status, className }: { status: DayStatus | null; className?: string | undefined }) {
  const { t } = useWords();
  if (status === null) return <Chip tone="quiet">{t('day.no_school')}</Chip>;
  return (
    <Chip tone={statusTones[status]} className={className}>
      {t(`day.${status}`)}
    </Chip>
  );
}
