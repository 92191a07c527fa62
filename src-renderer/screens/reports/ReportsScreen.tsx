/** Reports: a period and a class are chosen once, in the address, for every part. */
import { IconAlertTriangle, IconChartBar, IconClockExclamation, IconFileText, IconTable } from '@tabler/icons-react';
import { GroupSelect } from '../../components/form-fields.tsx';
import { Page, SectionLinks } from '../../components/Page.tsx';
import { LoadingNotice } from '../../components/StateNotice.tsx';
import { useSchoolClock } from '../../hooks/use-school-clock.ts';
import { go, hrefTo, useRoute } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { ExportButton } from './ExportButton.tsx';
import { LetterheadPanel } from './letterhead/LetterheadPanel.tsx';
import { AbsencesPanel } from './lists/AbsencesPanel.tsx';
import { LatePanel } from './lists/LatePanel.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { type Period, periodOf, queryOf } from './period.ts';
import styles from './ReportsScreen.module.css';
import { Recap } from './recap/Recap.tsx';

const icons = {
  recap: IconTable,
  charts: IconChartBar,
  late: IconClockExclamation,
  absences: IconAlertTriangle,
  letterhead: IconFileText,
};
type Part = keyof typeof icons;
const parts = Object.keys(icons) as Part[];

export default function ReportsScreen() {
  const { t } = useWords();
  const { path, query } = useRoute();
  const { today } = useSchoolClock();
  const part = parts.find((one) => one === path[0]) ?? 'recap';
  const group = query.get('group');
  const period = today ? periodOf(query, today) : null;
  const days = Number(query.get('days')) || 3;
  const asked = Object.fromEntries(query);
  const show = (next: Period, of: string | null) => go('reports', [part], queryOf(next, of));
  return (
    <Page
      title={t('nav.reports')}
      actions={
        <SectionLinks
          label={t('reports.parts')}
          current={part}
          sections={parts.map((key) => ({
            key,
            label: t(`reports.part.${key}`),
            Icon: icons[key],
            href: hrefTo('reports', [key], asked),
          }))}
        />
      }
    >
      {!period || !today ? (
        <LoadingNotice />
      ) : part === 'letterhead' ? (
        <LetterheadPanel />
      ) : (
        <>
          <div className={styles.bar}>
            <PeriodPicker period={period} today={today} onChange={(next) => show(next, group)} />
            <GroupSelect
              value={group}
              onChange={(of) => show(period, of)}
              everybody={t('reports.everybody')}
              width={200}
              testId="report-group"
            />
            <span className={styles.space} />
            <ExportButton part={part} period={period} group={group} days={days} />
          </div>
          {(part === 'recap' || part === 'charts') && (
            <Recap period={period} group={group} today={today} charts={part === 'charts'} />
          )}
          {part === 'late' && <LatePanel period={period} group={group} />}
          {part === 'absences' && (
            <AbsencesPanel
              period={period}
              group={group}
              days={days}
              onDays={(next) => go('reports', [part], { ...asked, days: String(next) })}
            />
          )}
        </>
      )}
    </Page>
  );
}
