/** Says that a record does not count. It stays in the book, with who said so and why. */
import { type FormEvent, useState } from 'react';
import type { AttendanceRecord } from '../../../src-shared/contract/attendance.ts';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useServices, useWords } from '../../services.tsx';
import { FormButtons } from './FormButtons.tsx';
import styles from './forms.module.css';

interface Props {
  record: AttendanceRecord;
  onDone(): void;
  onCancel(): void;
}

export function VoidForm({ record, onDone, onCancel }: Props) {
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
