/** A day on which nobody is expected: a holiday, a weekday without school, or a station that knows nobody yet. */
import { Button } from '@mantine/core';
import type { TodayOverview } from '../../../src-shared/contract/office.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyNotice } from '../../components/StateNotice.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';

export function QuietDay({ day }: { day: TodayOverview }) {
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
