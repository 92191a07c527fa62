/** The rules in words: the school's, then those of classes that have hours of their own. */
import { Button, Modal, Switch } from '@mantine/core';
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { DateField } from '../../../components/DateField.tsx';
import formStyles from '../../../components/form.module.css';
import { FormFoot } from '../../../components/form-fields.tsx';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice } from '../../../components/StateNotice.tsx';
import { allWeekdays } from '../../../format/calendar.ts';
import { addDays } from '../../../format/dates.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { go } from '../../../route.ts';
import { useMay, useServices, useWords } from '../../../services.tsx';
import { RuleCard } from './RuleCard.tsx';
import styles from './RulesPanel.module.css';
import { type CalendarBook, hasOwnHours, rulesByGroup, stateOf } from './rule-state.ts';

export function RulesPanel({ book }: { book: CalendarBook }) {
  const { t, language } = useWords();
  const mayChange = useMay('administrator');
  const [withOver, setWithOver] = useState(false);
  const { rules, today } = book;
  const over = rules.filter((rule) => stateOf(rule, rules, today).state === 'over').length;
  const write = (
    <Button
      leftSection={<IconPlus size={19} aria-hidden="true" />}
      data-testid="write-rule"
      onClick={() => go('calendar', ['rules', 'new'])}
    >
      {t('rule.write')}
    </Button>
  );
  if (rules.length === 0)
    return (
      <Panel>
        <EmptyNotice title={t('rule.none')} body={t(mayChange ? 'rule.none_admin' : 'rule.none_viewer')}>
          {mayChange && write}
        </EmptyNotice>
      </Panel>
    );
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.intro}>{t('rule.intro')}</p>
        <div className={styles.actions}>
          {over > 0 && (
            <Switch
              label={t('rule.show_over', { count: over })}
              checked={withOver}
              onChange={(event) => setWithOver(event.currentTarget.checked)}
              styles={{ body: { minHeight: 48, alignItems: 'center' }, label: { fontSize: 15 } }}
              data-testid="show-over"
            />
          )}
          {mayChange && write}
        </div>
      </div>
      {rulesByGroup(rules, language).map(({ group, rules: own }) => {
        const shown = own.filter((rule) => withOver || stateOf(rule, rules, today).state !== 'over');
        if (shown.length === 0) return null;
        return (
          <Panel
            key={group ?? ''}
            title={group ?? t('calendar.whole_school')}
            testId="rule-group"
            aside={
              mayChange &&
              group !== null &&
              hasOwnHours(group, rules, today) && <EndRuleButton group={group} book={book} />
            }
          >
            <div className={styles.rules}>
              {shown.map((rule) => (
                <RuleCard key={rule.id} rule={rule} state={stateOf(rule, rules, today)} mayChange={mayChange} />
              ))}
            </div>
          </Panel>
        );
      })}
    </>
  );
}

/** A class goes back to the school's hours, from a date on. */
function EndRuleButton({ group, book }: { group: string; book: CalendarBook }) {
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
        <form className={formStyles.form} onSubmit={submit}>
          <p className={formStyles.hint}>{t('rule.end_body', { group })}</p>
          <DateField label={t('rule.end_from')} value={from} onChange={setFrom} earliest={book.today} />
          <FormFoot submit={t('rule.end')} busy={busy} error={error} onCancel={() => setOpened(false)} />
        </form>
      </Modal>
    </>
  );
}
