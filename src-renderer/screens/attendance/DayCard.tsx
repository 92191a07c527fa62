/** The day itself: its status, its records, and the ways to put them right. */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPencil, IconPencilPlus, IconStethoscope, IconTrashX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { AttendanceRecord, AttendanceResults } from '../../../src-shared/contract/attendance.ts';
import { StatusChip } from '../../components/StatusChip.tsx';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useMay, useWords } from '../../services.tsx';
import styles from './DayCard.module.css';
import { LeaveForm, MarkForm, VoidForm } from './DayForms.tsx';
import { recordEntries } from './record-entries.ts';

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

interface RecordItemProps {
  record: AttendanceRecord & { live: boolean };
  correction: AttendanceRecord | null;
  clock: SchoolClock;
  /** null: not allowed. */
  onVoid: (() => void) | null;
  onReplace: (() => void) | null;
  /** The form that is open for it. */
  children: ReactNode;
}

/** One fact of the book: when, where and how; and where it does not count any more, who said so and why. */
function RecordItem({ record, correction, clock, onVoid, onReplace, children }: RecordItemProps) {
  const { t } = useWords();
  const { live, direction, method, gate, similarity, author, reason } = record;
  const how = [
    t(`method.${method}`),
    similarity !== null && t('sheet.similarity', { percent: Math.round(similarity * 100) }),
    gate,
  ];
  return (
    <li className={styles.item} data-live={live} data-testid="record">
      <div className={styles.line}>
        <div className={styles.what}>
          <strong className={styles.time}>{clock.time(record.at)}</strong>
          <span>{t(`direction.${direction}`)}</span>
          {!live && (
            <span className={styles.gone}>{t(correction?.kind === 'replace' ? 'sheet.replaced' : 'sheet.voided')}</span>
          )}
        </div>
        {live && (
          <div className={styles.recordItemActions}>
            {onReplace && (
              <Act label={t('correct.replace')} Icon={IconPencil} testId="replace-record" onClick={onReplace} />
            )}
            {onVoid && <Act label={t('correct.void')} Icon={IconTrashX} testId="void-record" onClick={onVoid} />}
          </div>
        )}
      </div>
      <div className={styles.how}>{how.filter(Boolean).join(' · ')}</div>
      {author !== '' && <Note author={author} at={clock.time(record.writtenAt)} reason={reason} />}
      {record.clockSuspect && <div className={styles.how}>{t('sheet.clock_suspect')}</div>}
      {correction?.kind === 'void' && (
        <Note author={correction.author} at={clock.time(correction.writtenAt)} reason={correction.reason} />
      )}
      {children}
    </li>
  );
}

function Note({ author, at, reason }: { author: string; at: string; reason: string }) {
  const { t } = useWords();
  return (
    <div className={styles.note}>
      {reason && <q>{reason}</q>} <span>{t('sheet.written_by', { author, time: at })}</span>
    </div>
  );
}

interface ActProps {
  label: string;
  Icon: typeof IconPencil;
  testId: string;
  onClick(): void;
}

function Act({ label, Icon, testId, onClick }: ActProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon color="gray" className={styles.act} aria-label={label} data-testid={testId} onClick={onClick}>
        <Icon size={20} stroke={2} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
