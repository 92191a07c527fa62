/** Days that are not like their weekday: holidays, or special days with hours of their own. */
import { Modal, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { DateField } from '../../../components/DateField.tsx';
import styles from '../../../components/form.module.css';
import { FormFoot, GroupSelect } from '../../../components/form-fields.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import { PastBox } from '../PastBox.tsx';
import type { CalendarBook } from '../rules/rule-state.ts';
import { SessionsEditor } from '../rules/SessionsEditor.tsx';
import { usePlanForm } from '../rules/use-plan-form.ts';

interface Props {
  opened: boolean;
  onClose(): void;
  book: CalendarBook;
  date: string;
  group: string | null;
}

export function AddDayDialog({ opened, onClose, book, date, group: chosenGroup }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, error, run } = useAction();
  const [name, setName] = useState('');
  const [from, setFrom] = useState(date);
  const [to, setTo] = useState(date);
  const [group, setGroup] = useState(chosenGroup);
  const [kind, setKind] = useState<'holiday' | 'special'>('holiday');
  const [past, setPast] = useState(false);
  const [tried, setTried] = useState(false);
  const form = usePlanForm(null, book, from);
  const isPast = from < book.today;
  const special = kind === 'special';
  const wrong = name.trim() === '' || (special && !form.plan) || (isPast && !past);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (wrong) return;
    const day = { name, from, to, group, plan: special ? form.plan : null, allowPast: past && isPast };
    if (await run(() => client.call('calendar.addDay', day), { done: 'days.added', params: { name }, quiet: true }))
      onClose();
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('days.add_title')}
      size={special ? 860 : 600}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      <form className={styles.form} onSubmit={submit} noValidate data-testid="day-form">
        <TextInput
          label={t('days.name')}
          placeholder={t('days.name_example')}
          value={name}
          maxLength={100}
          error={tried && name.trim() === '' ? t('days.name_missing') : null}
          data-autofocus
          data-testid="day-name"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.pair}>
          <DateField
            label={t('days.from')}
            value={from}
            onChange={(next) => {
              setFrom(next);
              if (to < next) setTo(next);
            }}
            testId="day-from"
          />
          <DateField label={t('days.to')} value={to} onChange={setTo} earliest={from} testId="day-to" />
        </div>
        <GroupSelect
          label={t('calendar.class')}
          value={group}
          onChange={setGroup}
          everybody={t('calendar.whole_school')}
        />
        <SegmentedControl
          aria-label={t('days.kind')}
          value={kind}
          onChange={setKind}
          data={[
            { value: 'holiday', label: t('days.kind_holiday') },
            { value: 'special', label: t('days.kind_special') },
          ]}
        />
        {special && <SessionsEditor form={form} />}
        {isPast && <PastBox checked={past} onChange={setPast} />}
        <FormFoot submit={t('days.save')} busy={busy} error={error} disabled={isPast && !past} onCancel={onClose} />
      </form>
    </Modal>
  );
}
