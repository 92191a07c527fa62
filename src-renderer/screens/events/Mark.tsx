/** What staff say of a decision, and what follows where it was wrong. */
import { Button, Textarea } from '@mantine/core';
import { IconFlag, IconFlagFilled } from '@tabler/icons-react';
import { useState } from 'react';
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useMay } from '../../hooks/use-may.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../services.tsx';
import styles from './EventDrawer.module.css';
import { RecordRemedy } from './RecordRemedy.tsx';

interface Props {
  event: LoggedDecision;
  clock: SchoolClock;
  onChange(event: LoggedDecision): void;
}

/** As the contract has it. */
const longest = 200;

export function Mark({ event, clock, onChange }: Props) {
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
