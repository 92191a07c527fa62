/** Marks a day as sick or excused: leave that is approved at once, by who writes it. */
import { SegmentedControl } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type LeaveKind, leaveKinds } from '../../../src-shared/contract/attendance.ts';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useServices, useWords } from '../../services.tsx';
import { FormButtons } from './FormButtons.tsx';
import styles from './forms.module.css';

interface Props {
  personId: number;
  date: string;
  onDone(): void;
  onCancel(): void;
}

export function LeaveForm({ personId, date, onDone, onCancel }: Props) {
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
