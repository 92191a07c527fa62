/** Writes a record by hand, or one that stands in for another. */
import { type FormEvent, useState } from 'react';
import type { AttendanceRecord } from '../../../src-shared/contract/attendance.ts';
import { ExtendMembership } from '../../components/manual/ExtendMembership.tsx';
import { startTime } from '../../components/manual/ManualDialog.tsx';
import { MarkFields } from '../../components/manual/MarkFields.tsx';
import { type MarkDraft, type MarkProblem, problemOf } from '../../components/manual/mark-draft.ts';
import { useAction } from '../../hooks/use-action.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../services.tsx';
import { FormButtons } from './FormButtons.tsx';
import styles from './forms.module.css';

interface Props {
  personId: number;
  /** The one it replaces; null: a new one. */
  record: AttendanceRecord | null;
  date: string;
  clock: SchoolClock;
  onDone(): void;
  onCancel(): void;
}

export function MarkForm({ personId, record, date, clock, onDone, onCancel }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, error, run } = useAction();
  const [extendMembership, setExtend] = useState(false);
  const [draft, setDraft] = useState<MarkDraft>(() => ({
    time: record ? clock.time(record.at).replace('.', ':') : startTime(date, clock),
    direction: record?.direction === 'out' ? 'out' : 'in',
    reason: '',
  }));
  const [problem, setProblem] = useState<MarkProblem | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = problemOf(draft, (time) => clock.instant(date, time), clock.at());
    setProblem(found);
    if (found) return;
    const at = clock.instant(date, draft.time);
    const written = { at, direction: draft.direction, reason: draft.reason.trim(), extendMembership };
    const done = await run(
      () =>
        record
          ? client.call('attendance.replace', { recordId: record.id, ...written })
          : client.call('attendance.manual', { personId, ...written }),
      { done: 'correct.done' },
    );
    if (done) onDone();
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate data-testid="mark-form">
      {record && <p>{t('correct.replace_body')}</p>}
      <MarkFields draft={draft} onChange={setDraft} problem={problem} />
      <ExtendMembership error={error} value={extendMembership} onChange={setExtend} />
      <FormButtons save={t(record ? 'correct.replace_save' : 'manual.save')} busy={busy} onCancel={onCancel} />
    </form>
  );
}
