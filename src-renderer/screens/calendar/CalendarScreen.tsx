/** When the school expects whom: its calendar, its rules, its clock. Everybody reads it; administrators change it. */
import { IconCalendarMonth, IconClockHour8, IconListDetails } from '@tabler/icons-react';
import { Page, SectionLinks } from '../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { longDate } from '../../format/dates.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { hrefTo, useRoute } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { ClockPanel } from './clock/ClockPanel.tsx';
import { CalendarPanel } from './month/CalendarPanel.tsx';
import { RuleEditor } from './rules/RuleEditor.tsx';
import { RulesPanel } from './rules/RulesPanel.tsx';
import type { CalendarBook } from './rules/rule-state.ts';

export default function CalendarScreen() {
  const { t, language } = useWords();
  const { path } = useRoute();
  const { data, error, reload } = useQuery('calendar.get', {}, { on: ['calendar.changed'] });
  const [section = 'month', part] = path;
  const sections = [
    { key: 'month', label: t('calendar.section_month'), Icon: IconCalendarMonth, href: hrefTo('calendar') },
    { key: 'rules', label: t('calendar.section_rules'), Icon: IconListDetails, href: hrefTo('calendar', ['rules']) },
    { key: 'clock', label: t('calendar.section_clock'), Icon: IconClockHour8, href: hrefTo('calendar', ['clock']) },
  ];
  return (
    <Page
      above={data ? longDate(data.today, language) : ' '}
      title={t('nav.calendar')}
      actions={<SectionLinks label={t('calendar.sections')} sections={sections} current={section} />}
    >
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data && <Section section={section} part={part} book={data} />}
    </Page>
  );
}

function Section({ section, part, book }: { section: string; part: string | undefined; book: CalendarBook }) {
  if (section === 'rules' && part === 'new') return <RuleEditor book={book} />;
  if (section === 'rules') return <RulesPanel book={book} />;
  if (section === 'clock') return <ClockPanel book={book} />;
  return <CalendarPanel book={book} />;
}
