/** One decision, explained: in words first, in figures for who asks, and what staff say of it. */
import { ActionIcon, Drawer } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import type { Language, MessageKey } from '../../../src-shared/messages/index.ts';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useWords } from '../../services.tsx';
import { DecisionMark } from './DecisionMark.tsx';
import styles from './EventDrawer.module.css';
import { EventStory } from './EventStory.tsx';

interface Props {
  eventId: number | null;
  /** Those of the list, so that one leads to the next. */
  events: readonly LoggedDecision[];
  clock: SchoolClock;
  onClose(): void;
  onOpen(eventId: number): void;
  onChange(event: LoggedDecision): void;
}

export function EventDrawer({ eventId, events, clock, onClose, onOpen, onChange }: Props) {
  const { t } = useWords();
  const index = events.findIndex(({ id }) => id === eventId);
  const listed = events[index];
  // One that an address names and the list does not have: asked for by its number.
  const single = useQuery(
    'events.list',
    { cursor: (eventId ?? 0) + 1, limit: 1 },
    { enabled: eventId !== null && !listed },
  );
  const fetched = single.data?.events[0];
  const event = listed ?? (fetched?.id === eventId ? fetched : undefined);
  const [newer, older] = [events[index - 1], index >= 0 ? events[index + 1] : undefined];

  return (
    <Drawer
      opened={eventId !== null}
      onClose={onClose}
      position="right"
      size={560}
      title={
        <span className={styles.title}>
          {t('events.detail')}
          <ActionIcon
            color="gray"
            aria-label={t('events.newer')}
            disabled={!newer}
            onClick={() => newer && onOpen(newer.id)}
            data-testid="event-newer"
          >
            <IconChevronUp aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            color="gray"
            aria-label={t('events.older')}
            disabled={!older}
            onClick={() => older && onOpen(older.id)}
            data-testid="event-older"
          >
            <IconChevronDown aria-hidden="true" />
          </ActionIcon>
        </span>
      }
      closeButtonProps={{ 'aria-label': t('office.close') }}
      styles={{
        content: { background: 'var(--page)' },
        header: { background: 'var(--page)' },
        title: { flex: 1 },
      }}
      data-testid="event-drawer"
    >
      {event ? (
        <div className={styles.content} key={event.id}>
          <EventStory event={event} clock={clock} />
          <DecisionMark
            event={event}
            clock={clock}
            onChange={(changed) => {
              onChange(changed);
              void single.reload();
            }}
          />
          <Figures event={event} />
        </div>
      ) : single.error ? (
        <ErrorNotice error={single.error} onRetry={() => void single.reload()} />
      ) : single.loading || !single.data ? (
        <LoadingNotice />
      ) : (
        <EmptyNotice title={t('events.gone')} body={t('events.gone_body')} />
      )}
    </Drawer>
  );
}

/** The numbers behind a decision, for whoever wants to check it: folded away until asked for. */
function Figures({ event }: { event: LoggedDecision }) {
  const { t, language } = useWords();
  const number = numbers(language);
  const { standing } = event;
  const rows: [MessageKey, string][] = [
    ['events.figure.modality', t(`method.${event.modality}`)],
    ['events.figure.similarity', number(event.similarity)],
    ['events.figure.runner_up', number(event.runnerUp)],
    ['events.figure.margin', number(event.margin)],
    ['events.figure.least_margin', number(standing?.leastMargin ?? null)],
    ['events.figure.score', number(standing?.score ?? null)],
    ['events.figure.line', number(standing?.line ?? null)],
    ['events.figure.distance', number(event.distance)],
    ['events.figure.liveness', `${number(event.liveness)} (${t(`events.liveness.${event.livenessMode}`)})`],
    ['events.figure.quality', number(event.quality)],
    ['events.figure.looks', number(event.sightings, 0)],
    ['events.figure.people', number(event.people, 0)],
    ['events.figure.pack', event.packId],
    ['events.figure.policy', event.policy],
    ['events.figure.number', String(event.id)],
  ];
  return (
    <details className={`${styles.card} ${styles.figures}`} data-testid="event-figures">
      <summary>{t('events.figures')}</summary>
      <dl>
        {rows.map(([key, value]) => (
          <Row key={key} label={t(key)} value={value} />
        ))}
      </dl>
    </details>
  );
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Four decimals, as the documented APIs show them. */
function numbers(language: Language): (value: number | null, decimals?: number) => string {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  return (value, decimals = 4) =>
    value === null
      ? '–'
      : new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
          value,
        );
}
