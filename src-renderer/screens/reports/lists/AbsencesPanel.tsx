/** Whoever stayed away without a word for days in a row: those still away first in mind, with the way to call home. */
import { Button, Select } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ReportResults } from '../../../../src-shared/contract/reports.ts';
import { Chip } from '../../../components/Chip.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { dateRange } from '../../../format/dates.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { go, hrefTo } from '../../../route.ts';
import { useWords } from '../../../services.tsx';
import type { Period } from '../period.ts';
import recap from '../recap/Recap.module.css';
import styles from './Lists.module.css';
import { PersonCell } from './PersonCell.tsx';

type Run = ReportResults['reports.absences']['runs'][number];

interface Props {
  period: Period;
  group: string | null;
  days: number;
  onDays(days: number): void;
}

const choices = [2, 3, 5, 7, 10];

export function AbsencesPanel({ period, group, days, onDays }: Props) {
  const { t, language } = useWords();
  const { data, error, reload } = useQuery(
    'reports.absences',
    { ...period, days, ...(group !== null && { group }) },
    { on: ['calendar.changed'], every: 60_000 },
  );
  const columns = useMemo<Column<Run>[]>(
    () => [
      {
        key: 'name',
        heading: t('report.column.name'),
        width: 'minmax(230px, 1fr)',
        value: ({ name }) => name,
        cell: (run) => <PersonCell person={run} withGroup />,
      },
      {
        key: 'days',
        heading: t('reports.day'),
        width: '72px',
        align: 'end',
        value: (run) => run.days,
        cell: (run) => <strong>{run.days}</strong>,
      },
      {
        key: 'when',
        heading: t('reports.when'),
        width: 'minmax(172px, 230px)',
        value: ({ from }) => from,
        cell: ({ from, to }) => dateRange(from, to, language),
      },
      {
        key: 'ongoing',
        heading: t('report.column.status'),
        width: '178px',
        value: ({ ongoing }) => Number(ongoing),
        cell: ({ ongoing }) => (
          <Chip tone={ongoing ? 'alarm' : 'quiet'}>{t(ongoing ? 'reports.still_away' : 'reports.back')}</Chip>
        ),
      },
      {
        key: 'call',
        heading: '',
        width: '160px',
        cell: ({ personId, name }) => (
          <Button
            component="a"
            href={hrefTo('people', [personId])}
            variant="default"
            leftSection={<IconPhone size={17} aria-hidden="true" />}
            aria-label={t('reports.contact_of', { name })}
            data-testid="contact"
          >
            {t('reports.contact')}
          </Button>
        ),
      },
    ],
    [t, language],
  );
  if (!data) return error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />;
  return (
    <>
      <div className={styles.least}>
        <Select
          label={t('reports.least_days')}
          value={String(days)}
          data={[...new Set([...choices, days])]
            .sort((a, b) => a - b)
            .map((value) => ({
              value: String(value),
              label: t('reports.days_in_a_row', { days: value }),
            }))}
          allowDeselect={false}
          onChange={(value) => value && onDays(Number(value))}
        />
        <p>{t('reports.absences_hint')}</p>
      </div>
      <div className={recap.table}>
        <DataTable
          label={t('reports.part.absences')}
          columns={columns}
          rows={data.runs}
          rowKey={({ personId, from }) => personId * 100_000 + Date.parse(from) / 86_400_000}
          rowHeight={64}
          onOpen={({ personId }) => go('people', [personId])}
          testId="absences"
          empty={<EmptyNotice title={t('reports.no_absences', { days })} body={t('reports.no_absences_body')} />}
        />
      </div>
    </>
  );
}
