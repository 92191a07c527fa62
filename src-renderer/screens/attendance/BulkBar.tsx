/** What can be done with everybody chosen: write that they came, with one reason for all. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconUserCheck, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { SheetRow } from '../../../src-shared/contract/attendance.ts';
import { ReasonField, useUsualReasons } from '../../components/form-fields.tsx';
import { ExtendMembership } from '../../components/manual/MarkFields.tsx';
import { planTime } from '../../format/school-time.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useQuery } from '../../hooks/use-query.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../services.tsx';
import styles from './BulkBar.module.css';
import { bulkTime, notThere } from './sheet-rows.ts';

interface Props {
  rows: readonly SheetRow[];
  date: string;
  clock: SchoolClock;
  onDone(): void;
}

export function BulkBar({ rows, date, clock, onDone }: Props) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const missing = notThere(rows);
  return (
    <div className={styles.bar} role="status" data-testid="bulk-bar">
      <strong>{t('bulk.chosen', { count: rows.length })}</strong>
      <Button
        leftSection={<IconUserCheck size={19} aria-hidden="true" />}
        disabled={missing.length === 0}
        data-testid="bulk-present"
        onClick={() => setAsking(true)}
      >
        {missing.length === 0 ? t('bulk.all_there') : t('bulk.present', { count: missing.length })}
      </Button>
      <Button variant="subtle" leftSection={<IconX size={18} aria-hidden="true" />} onClick={onDone}>
        {t('bulk.clear')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('bulk.title', { count: missing.length })}
        closeButtonProps={{ 'aria-label': t('office.close') }}
      >
        <BulkForm rows={missing} date={date} clock={clock} onDone={onDone} onCancel={() => setAsking(false)} />
      </Modal>
    </div>
  );
}

function BulkForm({ rows, date, clock, onDone, onCancel }: Props & { onCancel(): void }) {
  const { t, language } = useWords();
  const { client } = useServices();
  const { busy, error, run } = useAction();
  const [extendMembership, setExtend] = useState(false);
  const [reason, setReason] = useState('');
  const [missingReason, setMissingReason] = useState(false);
  // The people as they were when it began: each one that is written leaves the rows.
  const [people] = useState(rows);
  const { data } = useQuery('calendar.plan', { date, group: people[0]?.group ?? '' });
  const time = bulkTime(data?.plan ?? null, date === clock.today ? clock.now() : null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setMissingReason(reason.trim() === '');
    if (reason.trim() === '') return;
    const at = clock.instant(date, time);
    const personIds = people.map(({ personId }) => personId);
    const done = await run(
      () =>
        client.call('attendance.manualMany', {
          personIds,
          at,
          direction: 'in',
          reason: reason.trim(),
          extendMembership,
        }),
      { done: 'bulk.done', params: { count: people.length } },
    );
    if (done) onDone();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>{t('bulk.body', { time: planTime(time, language) })}</Text>
        <ReasonField
          value={reason}
          onChange={setReason}
          usual={useUsualReasons()}
          error={missingReason ? t('manual.problem.reason') : null}
        />
        <ExtendMembership error={error} value={extendMembership} onChange={setExtend} />
        <Group justify="end">
          <Button variant="default" onClick={onCancel}>
            {t('office.cancel')}
          </Button>
          <Button type="submit" loading={busy} data-testid="bulk-save">
            {t('bulk.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
