/** The forms that put a day right: a time that was not written, a record that should not count, an absence with leave. */
import { Button, SegmentedControl } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type AttendanceRecord, type LeaveKind, leaveKinds } from '../../../src-shared/contract/attendance.ts';
import { ReasonField } from '../../components/form-fields.tsx';
import { startTime } from '../../components/manual/ManualDialog.tsx';
import { ExtendMembership, MarkFields } from '../../components/manual/MarkFields.tsx';
import { type MarkDraft, type MarkProblem, problemOf } from '../../components/manual/mark-draft.ts';
import { useAction } from '../../hooks/use-action.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../services.tsx';
import styles from './DayForms.module.css';

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

interface VoidFormProps {
  record: AttendanceRecord;
  onDone(): void;
  onCancel(): void;
}

/** Says that a record does not count. It stays in the book, with who said so and why. */
export function VoidForm({ record, onDone, onCancel }: VoidFormProps) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const done = await run(() => client.call('attendance.void', { recordId: record.id, reason: reason.trim() }), {
      done: 'correct.done',
    });
    if (done) onDone();
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate data-testid="void-form">
      <p>{t('correct.void_body')}</p>
      <ReasonField
        value={reason}
        onChange={setReason}
        usual={[t('correct.usual.other_person'), t('correct.usual.twice')]}
        error={missing ? t('manual.problem.reason') : null}
      />
      <FormButtons save={t('correct.void')} busy={busy} danger onCancel={onCancel} />
    </form>
  );
}

interface LeaveFormProps {
  personId: number;
  date: string;
  onDone(): void;
  onCancel(): void;
}

/** Marks a day as sick or excused: leave that is approved at once, by who writes it. */
export function LeaveForm({ personId, date, onDone, onCancel }: LeaveFormProps) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const [kind, setKind] = useState<LeaveKind>('sick');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setMissing(note.trim() === '');
    if (note.trim() === '') return;
    const request = { personId, kind, from: date, to: date, note: note.trim(), approve: true };
    if (await run(() => client.call('leave.request', request), { done: 'correct.done' })) onDone();
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate data-testid="leave-form">
      <div>
        <div className={styles.label} id="leave-kind">
          {t('leave.kind')}
        </div>
        <SegmentedControl
          fullWidth
          aria-labelledby="leave-kind"
          value={kind}
          data={leaveKinds.map((value) => ({ value, label: t(`leave.kind.${value}`) }))}
          onChange={setKind}
        />
      </div>
      <ReasonField
        value={note}
        onChange={setNote}
        usual={[t('leave.usual.phone'), t('leave.usual.letter')]}
        error={missing ? t('manual.problem.reason') : null}
      />
      <FormButtons save={t('correct.leave_save')} busy={busy} onCancel={onCancel} />
    </form>
  );
}

interface FormButtonsProps {
  save: string;
  busy: boolean;
  danger?: boolean;
  onCancel(): void;
}

/** The end of a small form: back, or what it does. */
function FormButtons({ save, busy, danger = false, onCancel }: FormButtonsProps) {
  const { t } = useWords();
  return (
    <div className={styles.buttons}>
      <Button variant="default" onClick={onCancel}>
        {t('office.cancel')}
      </Button>
      <Button type="submit" loading={busy} color={danger ? 'clay' : 'leaf'} data-testid="form-save">
        {save}
      </Button>
    </div>
  );
}
