/** Each class in one line; a click opens its sheet. */
import { type DayStatus, dayStatuses, type StatusCounts } from '../../../src-shared/contract/attendance.ts';
import type { TodayOverview } from '../../../src-shared/contract/office.ts';
import { Panel } from '../../components/Page.tsx';
import { statusTones } from '../../components/StatusChip.tsx';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './ClassesPanel.module.css';
import { figuresOf } from './day-figures.ts';

export function ClassesPanel({ day }: { day: TodayOverview }) {
  const { t } = useWords();
  if (day.groups.length === 0) return null;
  const { over } = figuresOf(day);
  return (
    <Panel title={t('overview.classes')} testId="classes">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('overview.class')}</th>
            <th scope="col">{t('overview.teacher')}</th>
            <th scope="col" className={styles.wide}>
              {t('overview.attendance')}
            </th>
            <th scope="col">{t('day.present')}</th>
            <th scope="col">{t('day.late')}</th>
            <th scope="col">{t('overview.leave_short')}</th>
            <th scope="col">{over ? t('day.absent') : t('day.not_seen')}</th>
          </tr>
        </thead>
        <tbody>
          {day.groups.map(({ group, teacher, counts }) => (
            <tr key={group} data-testid="class-row">
              <th scope="row">
                {/* Reaches over its whole row. */}
                <a href={hrefTo('attendance', [], { date: day.date, group })}>{group}</a>
              </th>
              <td className={styles.teacher}>{teacher || '–'}</td>
              <td>
                <StatusBar counts={counts} />
              </td>
              <td>{counts.present}</td>
              <td data-tone={counts.late > 0 ? 'warn' : undefined}>{counts.late}</td>
              <td>{counts.excused + counts.sick}</td>
              <td data-tone={counts.absent > 0 ? 'alarm' : undefined}>{counts.not_seen + counts.absent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** How a class divides, as one bar. The numbers beside it say the same, so it is not read aloud. */
function StatusBar({ counts }: { counts: StatusCounts }) {
  const parts = dayStatuses.filter((status: DayStatus) => counts[status] > 0);
  return (
    <span className={styles.bar} aria-hidden="true">
      {parts.map((status) => (
        <span key={status} data-tone={statusTones[status]} style={{ flexGrow: counts[status] }} />
      ))}
    </span>
  );
}
