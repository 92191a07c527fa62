/** One person's period: each day with its status, months side by side, and the way to their file. */
import { Button, Group, Modal } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { dayStatuses } from '../../../../src-shared/contract/attendance.ts';
import type { RecapRow } from '../../../../src-shared/contract/reports.ts';
import { StatusChip } from '../../../components/StatusChip.tsx';
import { WeekdayHead } from '../../../components/WeekdayHead.tsx';
import { monthInWords, monthStep, weeksOf } from '../../../format/calendar.ts';
import { go } from '../../../route.ts';
import { useWords } from '../../../services.tsx';
import type { Period } from '../period.ts';
import { percentInWords } from '../report-words.ts';
import { StatusShape } from '../StatusShape.tsx';
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

/** A month of one person: a table of its weeks, each day a number over its shape. */
function MonthShapes({ month, row }: { month: string; row: RecapRow }) {
  const { t, language } = useWords();
  return (
    <table className={styles.month}>
      <caption>{monthInWords(month, language)}</caption>
      <WeekdayHead />
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((date) => {
              if (!date.startsWith(month.slice(0, 7))) return <td key={date} />;
              const status = row.days[date];
              const word = status ? t(`day.${status}`) : t('day.no_school');
              return (
                <td key={date} title={word} data-off={status ? undefined : true}>
                  <span>{Number(date.slice(8))}</span>
                  {status && <StatusShape status={status} />}
                  <span className={styles.aloud}>{word}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
