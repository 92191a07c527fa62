/** A school day at a glance: what needs doing before what merely is. Stays current by itself. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { TodayOverview } from '../../../src-shared/contract/office.ts';
import { DayPicker } from '../../components/DateField.tsx';
import { ManualDialog, WriteManualButton } from '../../components/manual/ManualDialog.tsx';
import { Page, Panel } from '../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { saveFile } from '../../files.ts';
import { longDate } from '../../format/dates.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useSchoolClock } from '../../hooks/use-school-clock.ts';
import { go, hrefTo, useRoute } from '../../route.ts';
import { useMay, useServices, useWords } from '../../services.tsx';
import { ArrivalsPanel } from './ArrivalsPanel.tsx';
import { ClassesPanel } from './ClassesPanel.tsx';
import { totalOf } from './day-figures.ts';
import { Figures } from './Figures.tsx';
import { MissingPanel } from './MissingPanel.tsx';
import styles from './TodayScreen.module.css';

/** Milliseconds: at dismissal those not seen become absent without anything being written. */
const refresh = 60_000;

export default function TodayScreen() {
  const { t, language } = useWords();
  const asked = useRoute().query.get('date');
  const mayWrite = useMay('operator');
  const clock = useSchoolClock();
  const [writing, setWriting] = useState(false);
  const overview = useQuery('today.overview', asked ? { date: asked } : {}, {
    on: ['outbox', 'calendar.changed', 'people.changed'],
    every: refresh,
  });
  const { data, error, reload } = overview;
  return (
    <Page
      above={data ? longDate(data.date, language) : ' '}
      title={data && !data.isToday ? t('overview.title_past') : t('nav.today')}
      actions={
        data && (
          <>
            <DayPicker
              date={data.date}
              latest={clock.today ?? data.date}
              onChange={(date) => go('today', [], date === clock.today ? {} : { date })}
            />
            <PrintButton date={data.date} />
            {mayWrite && <WriteManualButton onClick={() => setWriting(true)} />}
          </>
        )
      }
    >
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data && <Day day={data} />}
      {data && mayWrite && (
        <ManualDialog opened={writing} onClose={() => setWriting(false)} date={data.date} clock={clock} />
      )}
    </Page>
  );
}

function Day({ day }: { day: TodayOverview }) {
  if (totalOf(day.counts) === 0) return <QuietDay day={day} />;
  return (
    <>
      <Figures day={day} />
      <div className={styles.middle}>
        <ArrivalsPanel day={day} />
        <MissingPanel day={day} />
      </div>
      <ClassesPanel day={day} />
    </>
  );
}

function PrintButton({ date }: { date: string }) {
  const { t, language } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconPrinter size={19} aria-hidden="true" />}
      data-testid="print-day"
      onClick={() =>
        run(
          async () =>
            saveFile(await client.call('reports.export', { query: { report: 'day', date }, format: 'pdf', language })),
          { done: 'overview.printed' },
        )
      }
    >
      {t('overview.print')}
    </Button>
  );
}

/** A day on which nobody is expected: a holiday, a weekday without school, or a station that knows nobody yet. */
function QuietDay({ day }: { day: TodayOverview }) {
  const { t } = useWords();
  const { data } = useQuery('people.list', { limit: 1 }, { on: ['people.changed'] });
  return (
    <Panel testId="quiet-day">
      {data?.total === 0 ? (
        <EmptyNotice title={t('overview.no_people')} body={t('overview.no_people_body')}>
          <Button component="a" href={hrefTo('people')}>
            {t('overview.add_people')}
          </Button>
        </EmptyNotice>
      ) : (
        <EmptyNotice
          title={day.dayName ? t('overview.holiday', { name: day.dayName }) : t('overview.no_school')}
          body={t('overview.no_school_body')}
        >
          <Button component="a" variant="default" href={hrefTo('calendar')}>
            {t('overview.open_calendar')}
          </Button>
        </EmptyNotice>
      )}
    </Panel>
  );
}
