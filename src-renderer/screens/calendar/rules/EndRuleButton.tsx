/** A class goes back to the school's hours, from a date on. */
import { Button, Modal } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { DateField } from '../../../components/DateField.tsx';
import { FormFoot } from '../../../components/FormFoot.tsx';
import styles from '../../../components/form.module.css';
import { allWeekdays } from '../../../format/calendar-words.ts';
import { addDays } from '../../../format/dates.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import type { CalendarBook } from '../calendar-book.ts';

export function EndRuleButton({ group, book }: { group: string; book: CalendarBook }) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, error, run } = useAction();
  const [opened, setOpened] = useState(false);
  const [from, setFrom] = useState(addDays(book.today, 1));
  // Every weekday that the class has hours of its own for, or will have.
  const own = book.rules.filter((rule) => rule.group === group && rule.plan !== null);
  const weekdays = allWeekdays.filter((day) => own.some((rule) => rule.weekdays.includes(day)));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const rule = { group, weekdays: [...weekdays], effectiveFrom: from, plan: null };
    if (await run(() => client.call('calendar.addRule', rule), { done: 'rule.ended', params: { group }, quiet: true }))
      setOpened(false);
  }

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={18} aria-hidden="true" />}
        data-testid="end-rule"
        onClick={() => setOpened(true)}
      >
        {t('rule.end')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('rule.end_title', { group })}
        closeButtonProps={{ 'aria-label': t('office.close') }}
      >
        <form className={styles.form} onSubmit={submit}>
          <p className={styles.hint}>{t('rule.end_body', { group })}</p>
          <DateField label={t('rule.end_from')} value={from} onChange={setFrom} earliest={book.today} />
          <FormFoot submit={t('rule.end')} busy={busy} error={error} onCancel={() => setOpened(false)} />
        </form>
      </Modal>
    </>
  );
}
