/** What of the log is shown: the outcome, who, when, and what staff should look at. */
import { Button, Select } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar, IconFlag, IconUser, IconZoomQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { gateOutcomes } from '../../../src-shared/domain.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useWords } from '../../services.tsx';
import styles from './EventFilters.module.css';
import type { EventFilter } from './event-filter.ts';

interface Props {
  filter: EventFilter;
  onFilter(filter: EventFilter): void;
}

/** Choices shown of a school's people; typing finds the others. */
const most = 50;

export function EventFilters({ filter, onFilter }: Props) {
  const { t, language } = useWords();
  const { data } = useQuery('people.table', {}, { on: ['people.changed'] });
  const people = (data?.people ?? []).map(({ id, name, group }) => ({
    value: String(id),
    label: group ? `${name} · ${group}` : name,
  }));
  return (
    <fieldset className={styles.filters} aria-label={t('events.filters')}>
      <Select
        aria-label={t('events.column.outcome')}
        placeholder={t('events.any_outcome')}
        data={gateOutcomes.map((outcome) => ({ value: outcome, label: t(`events.outcome.${outcome}`) }))}
        value={filter.outcome}
        onChange={(value) => onFilter({ ...filter, outcome: gateOutcomes.find((each) => each === value) ?? null })}
        clearable
        data-testid="events-outcome"
      />
      <Select
        aria-label={t('events.column.person')}
        placeholder={t('events.any_person')}
        leftSection={<IconUser size={20} aria-hidden="true" />}
        data={people}
        value={filter.personId === null ? null : String(filter.personId)}
        onChange={(value) => onFilter({ ...filter, personId: value === null ? null : Number(value) })}
        searchable
        clearable
        limit={most}
        nothingFoundMessage={t('enrol.person.nobody')}
        data-testid="events-person"
      />
      <DatePickerInput
        type="range"
        aria-label={t('events.dates')}
        placeholder={t('events.any_date')}
        leftSection={<IconCalendar size={20} aria-hidden="true" />}
        value={[filter.from, filter.to]}
        onChange={([from, to]) => onFilter({ ...filter, from, to })}
        allowSingleDateInRange
        clearable
        locale={language}
        valueFormat="D MMM YYYY"
        size="md"
        data-testid="events-dates"
      />
      <Toggle
        on={filter.nearMiss}
        onToggle={(nearMiss) => onFilter({ ...filter, nearMiss })}
        icon={<IconZoomQuestion size={20} aria-hidden="true" />}
        label={t('events.near')}
        testId="events-near"
      />
      <Toggle
        on={filter.marked}
        onToggle={(marked) => onFilter({ ...filter, marked })}
        icon={<IconFlag size={20} aria-hidden="true" />}
        label={t('events.wrong')}
        testId="events-marked"
      />
    </fieldset>
  );
}

interface ToggleProps {
  on: boolean;
  onToggle(on: boolean): void;
  icon: ReactNode;
  label: string;
  testId: string;
}

function Toggle({ on, onToggle, icon, label, testId }: ToggleProps) {
  return (
    <Button
      variant={on ? 'filled' : 'default'}
      aria-pressed={on}
      leftSection={icon}
      onClick={() => onToggle(!on)}
      data-testid={testId}
    >
      {label}
    </Button>
  );
}
