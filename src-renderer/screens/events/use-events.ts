/** The log for one filter: its newest page, older ones on demand, and what comes in while it is open. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useServices } from '../../services.tsx';
import { append, arrive, begin, type EventPage, type Feed, replace, reveal } from './event-feed.ts';
import { type EventFilter, toArguments } from './event-filter.ts';

/** Refusals are told to no screen: the log asks by itself. Milliseconds. */
const every = 6_000;
/** Rows a page. */
const limit = 60;

export interface Events {
  feed: Feed | null;
  error: unknown;
  loading: boolean;
  /** An older page is on its way. */
  extending: boolean;
  reload(): Promise<void>;
  extend(): Promise<void>;
  reveal(): void;
  replace(event: LoggedDecision): void;
}

export function useEvents(filter: EventFilter, reading: boolean): Events {
  const { client } = useServices();
  const args = { ...toArguments(filter), limit };
  const key = JSON.stringify(args);
  const head = useQuery('events.list', args, { on: ['recognised'], every });
  const [state, setState] = useState<{ key: string; feed: Feed | null; error: unknown }>({
    key,
    feed: null,
    error: null,
  });
  const [extending, setExtending] = useState(false);
  const busy = useRef(false);
  const isReading = useRef(reading);
  isReading.current = reading;
  /** The page that was taken in last: another filter's answer must not be taken for this one's. */
  const taken = useRef<EventPage | null>(null);

  useEffect(() => {
    setState((now) => (now.key === key ? now : { key, feed: null, error: null }));
  }, [key]);

  useEffect(() => {
    const page = head.data;
    if (!page || head.loading || taken.current === page) return;
    taken.current = page;
    setState((now) => ({
      key,
      error: null,
      feed: now.key === key && now.feed ? arrive(now.feed, page, isReading.current) : begin(page),
    }));
  }, [key, head.data, head.loading]);

  const change = useCallback((work: (feed: Feed) => Feed) => {
    setState((now) => ({ ...now, feed: now.feed && work(now.feed) }));
  }, []);

  const feed = state.key === key ? state.feed : null;
  const next = feed?.next ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the arguments count by their value
  const extend = useCallback(async () => {
    if (next === null || busy.current) return;
    busy.current = true;
    setExtending(true);
    try {
      const page = await client.call('events.list', { ...args, cursor: next });
      setState((now) => (now.key === key && now.feed?.next === next ? { ...now, feed: append(now.feed, page) } : now));
    } catch (error) {
      setState((now) => ({ ...now, error }));
    } finally {
      busy.current = false;
      setExtending(false);
    }
  }, [client, key, next]);

  return {
    feed,
    error: head.error ?? state.error,
    loading: head.loading,
    extending,
    reload: head.reload,
    extend,
    reveal: useCallback(() => change(reveal), [change]),
    replace: useCallback((event) => change((now) => replace(now, event)), [change]),
  };
}
