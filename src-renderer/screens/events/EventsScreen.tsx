/** The log of the gate's decisions: what it decided, on what grounds, and what staff say of it. */
import { Button, Loader } from '@mantine/core';
import { IconArrowUp, IconX } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Page } from '../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { useSchoolClock } from '../../hooks/use-school-clock.ts';
import { go, hrefTo, useRoute } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { EventDrawer } from './EventDrawer.tsx';
import { EventFilters } from './EventFilters.tsx';
import styles from './EventsScreen.module.css';
import { EventTable } from './EventTable.tsx';
import { type EventFilter, everything, isFiltered, readFilter, writeFilter } from './event-filter.ts';
import { useEvents } from './use-events.ts';

/** Pixels from the top within which nobody is reading further down. */
const atTop = 40;

export default function EventsScreen() {
  const { t } = useWords();
  const { path, query } = useRoute();
  const search = query.toString();
  const filter = useMemo(() => readFilter(new URLSearchParams(search)), [search]);
  const opened = Number(path[0]) > 0 ? Number(path[0]) : null;
  const clock = useSchoolClock();
  const scroller = useRef<HTMLElement>(null);
  const [isDown, setDown] = useState(false);
  const events = useEvents(filter, isDown || opened !== null);
  const { feed } = events;
  /** What was there when the list was opened does not slide in. */
  const seen = useRef<{ search: string; upTo: number }>({ search, upTo: 0 });
  if (feed && (seen.current.search !== search || seen.current.upTo === 0))
    seen.current = { search, upTo: feed.shown[0]?.id ?? -1 };

  const show = (next: EventFilter) => go('events', [], writeFilter(next));
  const open = (id: number | null) => go('events', id === null ? [] : [id], writeFilter(filter));
  const onScroll = useCallback((top: number) => setDown(top > atTop), []);
  const onEnd = useCallback(() => void events.extend(), [events.extend]);

  function showWaiting(): void {
    events.reveal();
    scroller.current?.scrollTo({ top: 0 });
  }

  return (
    <Page
      title={t('nav.events')}
      actions={
        isFiltered(filter) && (
          <Button
            variant="default"
            leftSection={<IconX size={20} aria-hidden="true" />}
            onClick={() => show(everything)}
            data-testid="events-all"
          >
            {t('events.all')}
          </Button>
        )
      }
    >
      <EventFilters filter={filter} onFilter={show} />
      {!feed && events.error ? (
        <ErrorNotice error={events.error} onRetry={() => void events.reload()} />
      ) : !feed ? (
        <LoadingNotice />
      ) : (
        <div className={styles.log}>
          {feed.waiting.length > 0 && (
            <Button
              className={styles.pill}
              leftSection={<IconArrowUp aria-hidden="true" />}
              onClick={showWaiting}
              data-testid="events-new"
            >
              {t('events.new', { count: feed.gap ? `${feed.waiting.length}+` : feed.waiting.length })}
            </Button>
          )}
          <EventTable
            scroller={scroller}
            events={feed.shown}
            seenUpTo={seen.current.upTo}
            clock={clock}
            opened={opened}
            onOpen={({ id }) => open(id)}
            onEnd={onEnd}
            onScroll={onScroll}
          >
            {feed.shown.length === 0 && feed.next === null && <Nothing filter={filter} />}
            {events.extending && (
              <p className={styles.more} role="status">
                <Loader size="xs" color="leaf" /> {t('events.looking')}
              </p>
            )}
            {!events.extending && feed.next !== null && (events.error !== null || feed.shown.length === 0) && (
              <p className={styles.more}>
                <Button variant="default" onClick={onEnd} data-testid="events-further">
                  {t('events.further')}
                </Button>
              </p>
            )}
          </EventTable>
        </div>
      )}
      <EventDrawer
        eventId={opened}
        events={feed?.shown ?? []}
        clock={clock}
        onClose={() => open(null)}
        onOpen={open}
        onChange={events.replace}
      />
    </Page>
  );
}

function Nothing({ filter }: { filter: EventFilter }) {
  const { t } = useWords();
  if (!isFiltered(filter))
    return (
      <EmptyNotice title={t('events.empty')} body={t('events.empty_body')}>
        <Button component="a" href={hrefTo('live')}>
          {t('events.empty_gate')}
        </Button>
      </EmptyNotice>
    );
  return (
    <EmptyNotice title={t('events.none')} body={t(filter.nearMiss ? 'events.none_near' : 'events.none_body')}>
      <Button variant="default" onClick={() => go('events', [], writeFilter(everything))}>
        {t('events.all')}
      </Button>
    </EmptyNotice>
  );
}
