/** One person's period: each day with its status, months side by side, and the way to their file. */
import { Button, Group, Modal } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { dayStatuses } from '../../../../src-shared/contract/attendance.ts';
import type { RecapRow } from '../../../../src-shared/contract/reports.ts';
import { StatusChip } from '../../../components/StatusChip.tsx';
import { monthStep } from '../../../format/month-grid.ts';
import { go } from '../../../route.ts';
import { useWords } from '../../../services.tsx';
import type { Period } from '../period.ts';
import { percentInWords } from '../report-words.ts';
import { MonthShapes } from './MonthShapes.tsx';
import styles from './PersonDialog.module.css';

interface Props {
  row: RecapRow | null;
  period: Period;
  today: string;
  onClose(): void;
}

export function PersonDialog({ row, period, today, onClose }: Props) {
  const { t, language } = useWords();
  const months: string[] = [];
  const last = period.to < today ? period.to : today;
  for (let month = `${period.from.slice(0, 7)}-01`; month <= last; month = monthStep(month, 1)) months.push(month);
  if (months.length === 0) months.push(`${period.from.slice(0, 7)}-01`);
  return (
    <Modal
      opened={row !== null}
      onClose={onClose}
      title={row?.name}
      size={months.length > 1 ? 860 : 560}
      closeButtonProps={{ 'aria-label': t('office.close') }}
      data-testid="person-days"
    >
      {row && (
        <div className={styles.body}>
          <p className={styles.sub}>
            {[row.group, row.userId].filter(Boolean).join(' · ')}
            {' · '}
            {t('reports.attended', { percentage: percentInWords(row.percentage, language) })}
            {row.lateMinutes > 0 && ` · ${t('reports.late_in_all', { minutes: row.lateMinutes })}`}
          </p>
          <div className={styles.counts}>
            {dayStatuses
              .filter((status) => row.counts[status] > 0)
              .map((status) => (
                <span key={status} className={styles.count}>
                  <strong>{row.counts[status]}</strong>
                  <StatusChip status={status} />
                </span>
              ))}
          </div>
          <div className={styles.months}>
            {months.map((month) => (
              <MonthShapes key={month} month={month} row={row} />
            ))}
          </div>
          <Group justify="end">
            <Button
              leftSection={<IconUser size={19} aria-hidden="true" />}
              onClick={() => go('people', [row.personId])}
              data-testid="open-person"
            >
              {t('reports.open_person')}
            </Button>
          </Group>
        </div>
      )}
    </Modal>
  );
}
