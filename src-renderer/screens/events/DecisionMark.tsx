/** What staff say of a decision, and what follows where it was wrong. */
import { Button, Textarea } from '@mantine/core';
import { IconArrowBackUp, IconFlag, IconFlagFilled } from '@tabler/icons-react';
import { useState } from 'react';
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import { useConfirm } from '../../components/use-confirm.tsx';
import { addDays } from '../../format/dates.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useQuery } from '../../hooks/use-query.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useMay, useServices, useWords } from '../../services.tsx';
import styles from './EventDrawer.module.css';

interface Props {
  event: LoggedDecision;
  clock: SchoolClock;
  onChange(event: LoggedDecision): void;
}

/** As the contract has it. */
const longest = 200;

export function DecisionMark({ event, clock, onChange }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const may = useMay('operator');
  const [note, setNote] = useState('');
  const { mark, id: eventId } = event;

  const say = (wrong: boolean) =>
    run(async () => onChange(await client.call('events.mark', { eventId, wrong, note: wrong ? note : '' })), {
      done: wrong ? 'events.mark.done' : 'events.mark.undone',
    });

  if (!mark && !may) return null;
  return (
    <section className={styles.card} data-testid="event-mark">
      {mark ? (
        <>
          <div className={styles.marked}>
            <IconFlagFilled aria-hidden="true" />
            <span>
              <b>{t('events.mark.by', { author: mark.author, when: clock.when(mark.at) })}</b>
              {mark.note}
            </span>
          </div>
          {event.outcome === 'accept' && event.personId !== null && (
            <RecordRemedy event={event} personId={event.personId} reason={mark.note} clock={clock} />
          )}
          {may && (
            <Button variant="default" loading={busy} onClick={() => void say(false)} data-testid="event-unmark">
              {t('events.mark.undo')}
            </Button>
          )}
        </>
      ) : (
        <>
          <h3 className={styles.heading}>{t('events.mark.title')}</h3>
          <p className={styles.text}>{t('events.mark.body')}</p>
          <Textarea
            aria-label={t('events.mark.note')}
            placeholder={t('events.mark.note')}
            value={note}
            onChange={(change) => setNote(change.currentTarget.value)}
            maxLength={longest}
            autosize
            minRows={2}
            data-testid="event-note"
          />
          <Button
            variant="default"
            loading={busy}
            leftSection={<IconFlag size={20} aria-hidden="true" />}
            onClick={() => void say(true)}
            data-testid="event-mark-wrong"
          >
            {t('events.mark.do')}
          </Button>
        </>
      )}
    </section>
  );
}

interface RecordRemedyProps {
  event: LoggedDecision;
  personId: number;
  reason: string;
  clock: SchoolClock;
}

/** A wrong decision left an attendance record behind: here is that record, and the way to take it back. */
function RecordRemedy({ event, personId, reason, clock }: RecordRemedyProps) {
  const { t } = useWords();
  const { client } = useServices();
  const may = useMay('operator');
  const { busy, run } = useAction();
  const [ask, dialog] = useConfirm();
  // A school day may begin and end at any hour, and the school may be on either side of UTC.
  const date = event.at.slice(0, 10);
  const range = { from: addDays(date, -1), to: addDays(date, 1) };
  const { data, error, reload } = useQuery(
    'attendance.records',
    { personId, ...range, limit: 500 },
    { on: ['outbox'] },
  );
  const record = data?.records.find(({ eventId }) => eventId === event.id);
  const name = event.person?.name ?? t('events.removed');

  if (error || !data) return null;
  if (!record) return <p className={styles.text}>{t('events.record.none')}</p>;
  if (!record.live)
    return (
      <p className={styles.text} data-testid="event-record-void">
        {t('events.record.void')}
      </p>
    );
  const undo = () =>
    run(
      async () => {
        await client.call('attendance.void', { recordId: record.id, reason: reason || t('events.record.reason') });
        await reload();
      },
      { done: 'events.record.done' },
    );
  return (
    <>
      <p className={styles.text} data-testid="event-record">
        {t('events.record.live', { name, time: clock.time(record.at) })}
      </p>
      {may && (
        <Button
          color="clay"
          loading={busy}
          leftSection={<IconArrowBackUp size={20} aria-hidden="true" />}
          data-testid="event-void"
          onClick={() =>
            ask({
              title: t('events.record.undo'),
              body: t('events.record.undo_body', { name, time: clock.time(record.at) }),
              confirm: t('events.record.undo'),
              danger: true,
              action: undo,
            })
          }
        >
          {t('events.record.undo')}
        </Button>
      )}
      {dialog}
    </>
  );
}
