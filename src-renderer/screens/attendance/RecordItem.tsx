/** One fact of the book: when, where and how; and where it does not count any more, who said so and why. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPencil, IconTrashX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AttendanceRecord } from '../../../src-shared/contract/attendance.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useWords } from '../../services.tsx';
import styles from './RecordItem.module.css';

interface Props {
  record: AttendanceRecord & { live: boolean };
  correction: AttendanceRecord | null;
  clock: SchoolClock;
  /** null: not allowed. */
  onVoid: (() => void) | null;
  onReplace: (() => void) | null;
  /** The form that is open for it. */
  children: ReactNode;
}

export function RecordItem({ record, correction, clock, onVoid, onReplace, children }: Props) {
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
          <div className={styles.actions}>
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
