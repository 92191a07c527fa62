/** The inbox's list: who, what, when, and how it stands. */
import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { LeaveRequest } from '../../../src-shared/contract/leave.ts';
import { Chip } from '../../components/Chip.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { shortRange } from '../../format/dates.ts';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { type Filters, written } from './filters.ts';
import styles from './LeaveList.module.css';
import { leaveTones } from './leave-order.ts';
import type { Inbox } from './use-inbox.ts';

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
