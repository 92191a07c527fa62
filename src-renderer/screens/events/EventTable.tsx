/** The log, newest first: only the rows in sight are drawn, older pages come when the end is near. */
import { IconFlagFilled } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useState } from 'react';
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import { Chip } from '../../components/Chip.tsx';
import { PersonLine } from '../../components/PersonPicker.tsx';
import { stepTo } from '../../components/table-rows.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useWords } from '../../services.tsx';
import { OutcomeChip, StandingBar } from './EventStory.tsx';
import styles from './EventTable.module.css';
import { eventTime } from './explain.ts';

const columns = ['time', 'person', 'outcome', 'standing', 'gate', 'note'] as const;
/** Pixels. */
const rowHeight = 68;
/** Rows from the end at which the next page is asked for. */
const ahead = 12;

interface Props {
  scroller: RefObject<HTMLElement | null>;
  events: readonly LoggedDecision[];
  /** Numbers up to this one were there before: newer rows slide in. */
  seenUpTo: number;
  clock: SchoolClock;
  opened: number | null;
  onOpen(event: LoggedDecision): void;
  onEnd(): void;
  onScroll(top: number): void;
  children: ReactNode;
}

export function EventTable({ scroller, events, seenUpTo, clock, opened, onOpen, onEnd, onScroll, children }: Props) {
  const { t } = useWords();
  const [at, setAt] = useState(0);
  const virtual = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => events[index]?.id ?? index,
    overscan: 8,
    scrollPaddingStart: 48,
  });
  const items = virtual.getVirtualItems();
  const current = Math.min(at, Math.max(events.length - 1, 0));
  const lastDrawn = items.at(-1)?.index ?? 0;
  const nearEnd = events.length > 0 && lastDrawn >= events.length - ahead;
  useEffect(() => {
    if (nearEnd) onEnd();
  }, [nearEnd, onEnd]);

  function focusRow(index: number): void {
    setAt(index);
    virtual.scrollToIndex(index);
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`)?.focus({ preventScroll: true }),
      ),
    );
  }

  function onKey(event: KeyboardEvent<HTMLElement>): void {
    const index = Number((event.target as HTMLElement).getAttribute('aria-rowindex')) - 2;
    const row = events[index];
    const next = stepTo(event.key, index, events.length);
    if (next !== null) focusRow(next);
    else if ((event.key === 'Enter' || event.key === ' ') && row) onOpen(row);
    else return;
    event.preventDefault();
  }

  return (
    <section
      className={styles.scroller}
      ref={scroller}
      aria-label={t('nav.events')}
      onScroll={(event) => onScroll(event.currentTarget.scrollTop)}
      data-testid="events"
    >
      <table className={styles.table} aria-label={t('nav.events')} aria-rowcount={events.length + 1}>
        <thead className={styles.head}>
          <tr aria-rowindex={1} className={styles.row}>
            {columns.map((column) => (
              <th key={column} className={styles.cell} data-column={column}>
                {t(`events.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.body} style={{ height: virtual.getTotalSize() }} onKeyDown={onKey}>
          {items.map(({ index, start }) => {
            const event = events[index] as LoggedDecision;
            return (
              <tr
                key={event.id}
                aria-rowindex={index + 2}
                tabIndex={index === current ? 0 : -1}
                className={styles.row}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                data-opened={event.id === opened || undefined}
                data-fresh={event.id > seenUpTo || undefined}
                data-testid="event"
                data-event={event.id}
                data-outcome={event.outcome}
                onClick={() => {
                  setAt(index);
                  onOpen(event);
                }}
              >
                <EventCells event={event} clock={clock} />
              </tr>
            );
          })}
        </tbody>
      </table>
      {children}
    </section>
  );
}

/** One decision in the log: when, who, what, how near the line, where, and what staff should look at. */
function EventCells({ event, clock }: { event: LoggedDecision; clock: SchoolClock }) {
  const { t } = useWords();
  const { time, day } = eventTime(clock, event.at);
  const { person, personId, standing, outcome, gate, modality, nearMiss, mark } = event;
  return (
    <>
      <td className={styles.cell} data-column="time">
        <b>{time}</b>
        <small>{day}</small>
      </td>
      <td className={styles.cell} data-column="person">
        {person ? (
          <PersonLine
            personId={person.id}
            name={person.name}
            hasPortrait={person.hasPortrait}
            detail={person.group || t('enrol.person.no_class')}
          />
        ) : (
          <span className={styles.nobody}>{t(personId === null ? 'events.nobody' : 'events.removed')}</span>
        )}
      </td>
      <td className={styles.cell} data-column="outcome">
        <OutcomeChip outcome={outcome} className={styles.chip} />
      </td>
      <td className={styles.cell} data-column="standing">
        <StandingBar standing={standing} />
      </td>
      <td className={styles.cell} data-column="gate">
        {gate}
        <small data-testid="event-modality">{t(`method.${modality}`)}</small>
      </td>
      <td className={styles.cell} data-column="note">
        {mark ? (
          <span className={styles.marked}>
            <IconFlagFilled aria-hidden="true" />
            {t('events.wrong')}
          </span>
        ) : (
          nearMiss && (
            <Chip tone="warn" className={styles.near}>
              {t('events.near')}
            </Chip>
          )
        )}
      </td>
    </>
  );
}
