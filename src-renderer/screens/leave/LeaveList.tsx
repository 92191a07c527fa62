/** The inbox's list: who, what, when, and how it stands. */
import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { type LeaveRequest, leaveStates } from '../../../src-shared/contract/leave.ts';
import { Chip } from '../../components/Chip.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { shortRange } from '../../format/dates.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { type Filters, type Inbox, leaveTones, setFilters, written } from './inbox.ts';
import styles from './LeaveList.module.css';
import { RangeField } from './RangeField.tsx';

interface Props {
  inbox: Inbox;
  filters: Filters;
  chosen: number | null;
}

export function LeaveList({ inbox, filters, chosen }: Props) {
  const { t } = useWords();
  const { requests, error, reload, hasMore, more } = inbox;
  return (
    <nav className={styles.list} aria-label={t('nav.leave')} data-testid="leave-list">
      {!requests && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {requests?.length === 0 && <EmptyNotice title={t('leave.none')} body={t('leave.none_body')} />}
      {requests?.map((request) => (
        <a
          key={request.id}
          className={styles.item}
          href={hrefTo('leave', [request.id], written(filters))}
          aria-current={request.id === chosen ? 'true' : undefined}
          data-testid="leave-item"
        >
          <Line request={request} />
        </a>
      ))}
      {hasMore && (
        <Button variant="subtle" m="sm" onClick={more}>
          {t('leave.more')}
        </Button>
      )}
    </nav>
  );
}

function Line({ request }: { request: LeaveRequest }) {
  const { t, language } = useWords();
  const { name, group, kind, from, to, state, hasAttachment } = request;
  return (
    <>
      <span className={styles.text}>
        <span className={styles.name}>
          {name}
          {hasAttachment && <IconPaperclip size={15} aria-label={t('leave.with_letter')} />}
        </span>
        <span className={styles.detail}>
          {[group, t(`leave.kind.${kind}`), shortRange(from, to, language)].filter(Boolean).join(' · ')}
        </span>
      </span>
      <Chip tone={leaveTones[state]} className={styles.chip}>
        {t(`leave.state.${state}`)}
      </Chip>
    </>
  );
}

/** Which requests: a state, a class, some days. */
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
