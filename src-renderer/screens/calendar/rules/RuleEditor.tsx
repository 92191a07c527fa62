/** Writes a rule: for whom, which weekdays, from when, which hours; and beside it what that would have changed. */
import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronLeft } from '@tabler/icons-react';
import { type FormEvent, useId, useMemo, useState } from 'react';
import type { DayPlan } from '../../../../src-shared/contract/calendar.ts';
import { DateField } from '../../../components/DateField.tsx';
import form from '../../../components/form.module.css';
import { FormFoot, GroupSelect } from '../../../components/form-fields.tsx';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice } from '../../../components/StateNotice.tsx';
import { allWeekdays, weekdayName } from '../../../format/calendar.ts';
import { addDays } from '../../../format/dates.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { go, hrefTo, useRoute } from '../../../route.ts';
import { useMay, useServices, useWords } from '../../../services.tsx';
import { PastBox } from '../PastBox.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import styles from './RuleEditor.module.css';
import type { CalendarBook } from './rule-state.ts';
import { SessionsEditor } from './SessionsEditor.tsx';
import { usePlanForm } from './use-plan-form.ts';
import weekdayPickerStyles from './WeekdayPicker.module.css';

/** Milliseconds without a change before the effect is worked out. */
const pause = 350;
const schoolWeek = [1, 2, 3, 4, 5];

export function RuleEditor({ book }: { book: CalendarBook }) {
  const { t } = useWords();
  const { client } = useServices();
  const mayChange = useMay('administrator');
  const { busy, error, run } = useAction();
  const like = Number(useRoute().query.get('like'));
  const model = book.rules.find(({ id }) => id === like) ?? book.rules.findLast(({ group }) => group === null);
  const [group, setGroup] = useState(model?.id === like ? model.group : null);
  const [weekdays, setWeekdays] = useState<number[]>(model?.weekdays ?? schoolWeek);
  const tomorrow = addDays(book.today, 1);
  const [from, setFrom] = useState(
    model?.id === like && model.effectiveFrom > book.today ? model.effectiveFrom : tomorrow,
  );
  const [school, setSchool] = useState(model?.id === like ? (model.plan?.sessions.length ?? 1) > 0 : true);
  const [past, setPast] = useState(false);
  const start = model?.plan && model.plan.sessions.length > 0 ? model.plan : null;
  const hours = usePlanForm(start, book, from);
  const isPast = from < book.today;

  const plan: DayPlan | null =
    school && hours.sessions.length > 0 ? hours.plan : { sessions: [], minimumGapMinutes: hours.gap };
  const rule = useMemo(
    () => (plan && weekdays.length > 0 ? { group, weekdays, effectiveFrom: from, plan } : null),
    [group, weekdays, from, plan],
  );
  const [settled] = useDebouncedValue(rule, pause);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!rule || (isPast && !past)) return;
    if (
      await run(() => client.call('calendar.addRule', { ...rule, allowPast: isPast && past }), {
        done: 'rule.saved',
        quiet: true,
      })
    )
      go('calendar', ['rules']);
  }

  if (!mayChange) return <EmptyNotice title={t('rule.not_allowed')} body={t('rule.not_allowed_body')} />;
  return (
    <>
      <a className={styles.back} href={hrefTo('calendar', ['rules'])} data-testid="back-to-rules">
        <IconChevronLeft size={20} aria-hidden="true" />
        {t('rule.back')}
      </a>
      <form className={styles.columns} onSubmit={submit} noValidate data-testid="rule-form">
        <Panel title={t('rule.title')}>
          <div className={form.form}>
            <div className={form.pair}>
              <GroupSelect
                label={t('rule.for_whom')}
                value={group}
                onChange={setGroup}
                everybody={t('calendar.whole_school')}
                testId="rule-group-select"
              />
              <DateField label={t('rule.from')} value={from} onChange={setFrom} testId="rule-from" />
            </div>
            {group !== null && <p className={form.hint}>{t('rule.group_hint', { group })}</p>}
            {isPast && <PastBox checked={past} onChange={setPast} />}
            <WeekdayPicker
              value={weekdays}
              onChange={setWeekdays}
              error={weekdays.length === 0 ? t('rule.weekdays_missing') : null}
            />
            <SegmentedControl
              aria-label={t('rule.what')}
              value={school ? 'school' : 'none'}
              onChange={(value) => setSchool(value === 'school')}
              data={[
                { value: 'school', label: t('rule.with_school') },
                { value: 'none', label: t('rule.no_school') },
              ]}
            />
            {school && <SessionsEditor form={hours} />}
            <FormFoot
              submit={t('rule.save')}
              busy={busy}
              error={error}
              disabled={!rule || (isPast && !past)}
              onCancel={() => go('calendar', ['rules'])}
            />
          </div>
        </Panel>
        <PreviewPanel rule={settled} today={book.today} />
      </form>
    </>
  );
}

interface Props {
  value: readonly number[];
  onChange(weekdays: number[]): void;
  error?: string | null;
}

/** Weekdays as seven buttons. */
function WeekdayPicker({ value, onChange, error = null }: Props) {
  const { t, language } = useWords();
  const id = useId();
  const toggle = (day: number) => onChange(allWeekdays.filter((one) => value.includes(one) !== (one === day)));
  return (
    <div>
      <div className={form.label} id={id}>
        {t('rule.weekdays')}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is drawn with a legend */}
      <div className={weekdayPickerStyles.days} role="group" aria-labelledby={id}>
        {allWeekdays.map((day) => (
          <UnstyledButton
            key={day}
            className={weekdayPickerStyles.day}
            aria-pressed={value.includes(day)}
            data-testid={`weekday-${day}`}
            onClick={() => toggle(day)}
          >
            {weekdayName(day, language)}
          </UnstyledButton>
        ))}
      </div>
      {error && (
        <p className={weekdayPickerStyles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
