/** The requests of the inbox. Those that wait are asked for by themselves, so that none is lost behind newer ones. */
import { useState } from 'react';
import type { LeaveRequest } from '../../../src-shared/contract/leave.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { type Filters, queryOf } from './filters.ts';
import { merged } from './leave-order.ts';

export interface Inbox {
  /** null: not known yet. */
  requests: LeaveRequest[] | null;
  error: unknown;
  hasMore: boolean;
  more(): void;
  reload(): Promise<void>;
}

const first = 60;
/** As many as the station gives at once. */
const most = 200;
/** Milliseconds: a request that comes through the school's other systems writes nothing to the outbox. */
const refresh = 30_000;

export function useInbox(filters: Filters): Inbox {
  const query = queryOf(filters);
  const [limit, setLimit] = useState(first);
  const live = { on: ['outbox', 'people.changed'], every: refresh } as const;
  const all = useQuery('leave.list', { ...query, limit }, live);
  const both = filters.state === null;
  const waiting = useQuery('leave.list', { ...query, state: 'requested', limit: most }, { ...live, enabled: both });
  const known = all.data && (!both || waiting.data);
  return {
    requests: known ? merged(both ? (waiting.data?.requests ?? []) : [], all.data?.requests ?? []) : null,
    error: all.error ?? waiting.error,
    hasMore: all.data?.next != null && limit < most,
    more: () => setLimit(most),
    reload: async () => {
      await Promise.all([all.reload(), both ? waiting.reload() : null]);
    },
  };
}
