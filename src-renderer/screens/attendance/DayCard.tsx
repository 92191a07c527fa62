/** The day itself: its status, its records, and the ways to put them right. */
import { Button } from '@mantine/core';
import { IconPencilPlus, IconStethoscope } from '@tabler/icons-react';
import { useState } from 'react';
import type { AttendanceRecord, AttendanceResults } from '../../../src-shared/contract/attendance.ts';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useMay } from '../../hooks/use-may.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useWords } from '../../services.tsx';
import styles from './DayCard.module.css';
import { LeaveForm } from './LeaveForm.tsx';
import { MarkForm } from './MarkForm.tsx';
import { RecordItem } from './RecordItem.tsx';
import { recordEntries } from './record-entries.ts';
import { VoidForm } from './VoidForm.tsx';

type Day = AttendanceResults['attendance.history']['days'][number];

interface Props {
  personId: number;
  date: string;
  /** null: they belonged to no class then. */
  day: Day | null;
  /** Of the days around too: a replacement may stand on another one. */
  records: Day['records'];
  clock: SchoolClock;
  onWritten(): void;
}

/** The one form that is open. */
type Doing = { form: 'add' | 'leave' } | { form: 'void' | 'replace'; record: AttendanceRecord } | null;

export function DayCard({ personId, date, day, records, clock, onWritten }: Props) {
  const { t } = useWords();
  const mayWrite = useMay('operator');
  const [doing, setDoing] = useState<Doing>(null);
  const entries = recordEntries(records).filter(({ record }) => record.day === date);
  const done = () => {
    setDoing(null);
    onWritten();
  };
  const form = { date, clock, onDone: done, onCancel: () => setDoing(null) };
  return (
    <section className={styles.day}>
      <div className={styles.status}>
        <StatusChip status={day?.status ?? null} />
        {day?.member === false && <span>{t('sheet.no_member')}</span>}
        {day?.dayName && <span>{day.dayName}</span>}
        {day && day.lateMinutes > 0 && <span>{t('sheet.late_by', { minutes: day.lateMinutes })}</span>}
        {day && day.leftEarlyMinutes > 0 && <span>{t('sheet.early_by', { minutes: day.leftEarlyMinutes })}</span>}
        {day?.sessions.some(({ arrivedTooLate }) => arrivedTooLate) && <span>{t('sheet.too_late')}</span>}
        {day?.leave && <span>{t('sheet.on_leave', { kind: t(`leave.kind.${day.leave}`) })}</span>}
      </div>
      {entries.length === 0 && <p className={styles.none}>{t('sheet.no_records')}</p>}
      <ul className={styles.records}>
        {entries.map(({ record, correction }) => (
          <RecordItem
            key={record.id}
            record={record}
            correction={correction}
            clock={clock}
            onVoid={mayWrite ? () => setDoing({ form: 'void', record }) : null}
            onReplace={mayWrite ? () => setDoing({ form: 'replace', record }) : null}
          >
            {doing?.form === 'void' && doing.record.id === record.id && <VoidForm record={record} {...form} />}
            {doing?.form === 'replace' && doing.record.id === record.id && (
              <MarkForm personId={personId} record={record} {...form} />
            )}
          </RecordItem>
        ))}
      </ul>
      {doing?.form === 'add' && <MarkForm personId={personId} record={null} {...form} />}
      {doing?.form === 'leave' && <LeaveForm personId={personId} {...form} />}
      {mayWrite && doing === null && (
        <div className={styles.actions}>
          <Button
            variant="default"
            leftSection={<IconPencilPlus size={19} aria-hidden="true" />}
            data-testid="add-record"
            onClick={() => setDoing({ form: 'add' })}
          >
            {t('sheet.add_record')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconStethoscope size={19} aria-hidden="true" />}
            data-testid="mark-leave"
            onClick={() => setDoing({ form: 'leave' })}
          >
            {t('sheet.mark_leave')}
          </Button>
        </div>
      )}
    </section>
  );
}
