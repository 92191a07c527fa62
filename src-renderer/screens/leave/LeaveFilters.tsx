/** Which requests: a state, a class, some days. */
import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { leaveStates } from '../../../src-shared/contract/leave.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useWords } from '../../services.tsx';
import { type Filters, setFilters } from './filters.ts';
import styles from './LeaveFilters.module.css';
import { RangeField } from './RangeField.tsx';

export function LeaveFilters({ filters }: { filters: Filters }) {
  const { t } = useWords();
  const { groups = [] } = useQuery('groups.list', {}, { on: ['people.changed'] }).data ?? {};
  const names = groups.map(({ name }) => name).filter(Boolean);
  const change = (part: Partial<Filters>) => setFilters({ ...filters, ...part });
  return (
    <div className={styles.filters}>
      <SegmentedControl
        aria-label={t('leave.state')}
        value={filters.state ?? 'all'}
        data={[
          { value: 'all', label: t('leave.all') },
          ...leaveStates.map((value) => ({ value, label: t(`leave.state.${value}`) })),
        ]}
        onChange={(value) => change({ state: leaveStates.find((state) => state === value) ?? null })}
      />
      <Select
        className={styles.group}
        aria-label={t('sheet.class')}
        data={[{ value: '', label: t('sheet.all_classes') }, ...names]}
        value={filters.group}
        allowDeselect={false}
        searchable={names.length > 12}
        onChange={(group) => change({ group: group ?? '' })}
      />
      <RangeField from={filters.from} to={filters.to} onChange={(from, to) => change({ from, to })} clearable />
      {filters.person && (
        <Button
          variant="light"
          rightSection={<IconX size={17} aria-hidden="true" />}
          onClick={() => change({ person: null })}
        >
          {t('leave.one_person')}
        </Button>
      )}
    </div>
  );
}
