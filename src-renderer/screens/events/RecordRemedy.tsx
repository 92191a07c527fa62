/** A wrong decision left an attendance record behind: here is that record, and the way to take it back. */
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import { useConfirm } from '../../components/use-confirm.tsx';
import { addDays } from '../../format/dates.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useMay } from '../../hooks/use-may.ts';
import { useQuery } from '../../hooks/use-query.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../services.tsx';
import styles from './EventDrawer.module.css';

interface Props {
  event: LoggedDecision;
  personId: number;
  reason: string;
  clock: SchoolClock;
}

export function RecordRemedy({ event, personId, reason, clock }: Props) {
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
