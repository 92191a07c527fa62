/** Which part of the sheet: a class, some statuses (with how many there are of each), a name. */
import { Select, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type AttendanceResults, dayStatuses } from '../../../src-shared/contract/attendance.ts';
import { ToneIcon } from '../../components/Chip.tsx';
import { statusTones } from '../../components/StatusChip.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import { useWords } from '../../services.tsx';
import styles from './SheetFilters.module.css';
import { readStatuses, toggled } from './sheet-filter.ts';
import { useRouteQuery } from './use-route-query.ts';

interface Props {
  sheet: AttendanceResults['attendance.sheet'];
  text: string;
  onText(text: string): void;
}

export function SheetFilters({ sheet, text, onText }: Props) {
  const { t } = useWords();
  const [query, setQuery] = useRouteQuery();
  const groups = useQuery('groups.list', {}, { on: ['people.changed'] }).data?.groups ?? [];
  const names = groups.map(({ name }) => name);
  const statuses = readStatuses(query.status);
  return (
    <div className={styles.filters}>
      <Select
        className={styles.group}
        aria-label={t('sheet.class')}
        data={[{ value: '', label: t('sheet.all_classes') }, ...names.filter(Boolean)]}
        value={query.group}
        allowDeselect={false}
        searchable={names.length > 12}
        data-testid="sheet-group"
        onChange={(group) => setQuery({ group: group ?? '' })}
      />
      <TextInput
        className={styles.search}
        aria-label={t('sheet.search')}
        placeholder={t('sheet.search')}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        value={text}
        data-testid="sheet-search"
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is drawn with a legend */}
      <div className={styles.statuses} role="group" aria-label={t('sheet.status')}>
        {dayStatuses.map((status) => (
          <UnstyledButton
            key={status}
            className={styles.status}
            data-tone={statusTones[status]}
            data-testid={`filter-${status}`}
            aria-pressed={statuses.includes(status)}
            onClick={() => setQuery({ status: toggled(statuses, status).join(',') })}
          >
            <ToneIcon tone={statusTones[status]} className={styles.icon} />
            {t(`day.${status}`)} <strong>{sheet.counts[status]}</strong>
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}
