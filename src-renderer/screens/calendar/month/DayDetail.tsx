/** The chosen day: what holds for a class, and why. */
import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CalendarResults, Session } from '../../../../src-shared/contract/calendar.ts';
import { Panel } from '../../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { dayInWords, timeInWords, weekdaysInWords } from '../../../format/calendar.ts';
import { dateRange, longDate } from '../../../format/dates.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useMay, useWords } from '../../../services.tsx';
import type { CalendarBook } from '../rules/rule-state.ts';
import { AddDayDialog } from './AddDayDialog.tsx';
import styles from './DayDetail.module.css';
import { MarkShape, markOf } from './DayMarks.tsx';

interface Props {
  date: string;
  group: string | null;
  book: CalendarBook;
  onOpenRules(): void;
}

export function DayDetail({ date, group, book, onOpenRules }: Props) {
  const { t, language } = useWords();
  const mayChange = useMay('administrator');
  const [adding, setAdding] = useState(false);
  const { data, error, reload } = useQuery('calendar.plan', { date, group: group ?? '' }, { on: ['calendar.changed'] });
  return (
    <Panel testId="day-detail">
      <div className={styles.head}>
        <h2>{longDate(date, language)}</h2>
        <p>{group ?? t('calendar.whole_school')}</p>
      </div>
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data && <Held held={data} book={book} onOpenRules={onOpenRules} />}
      {mayChange && date >= book.today && (
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={19} aria-hidden="true" />}
          data-testid="add-day-here"
          onClick={() => setAdding(true)}
        >
          {t('days.add_here')}
        </Button>
      )}
      <AddDayDialog
        key={`${date} ${adding}`}
        opened={adding}
        onClose={() => setAdding(false)}
        book={book}
        date={date}
        group={group}
      />
    </Panel>
  );
}

interface HeldProps {
  held: CalendarResults['calendar.plan'];
  book: CalendarBook;
  onOpenRules(): void;
}

function Held({ held, book, onOpenRules }: HeldProps) {
  const { t, language } = useWords();
  const school = held.plan.sessions.length > 0;
  const mark = markOf({ special: held.day, school });
  return (
    <>
      <p className={styles.kind} data-mark={mark} data-testid="day-kind">
        <MarkShape mark={mark} size={16} />
        {held.day?.name ?? t(`calendar.mark.${mark}`)}
      </p>
      {school && <SessionLines sessions={held.plan.sessions} />}
      <p className={styles.why} data-testid="day-why">
        {reason()}
      </p>
      {held.ruleId === null && !held.day && (
        <Button variant="subtle" onClick={onOpenRules}>
          {t('rule.see_all')}
        </Button>
      )}
    </>
  );

  function reason(): string {
    const { day } = held;
    if (day) {
      const range = dateRange(day.from, day.to, language);
      const params = { range, group: day.group ?? t('calendar.whole_school') };
      return t(school ? 'calendar.why_special' : 'calendar.why_holiday', params);
    }
    const rule = book.rules.find(({ id }) => id === held.ruleId);
    if (!rule) return t('calendar.why_no_rule');
    const params = {
      weekdays: weekdaysInWords(rule.weekdays, language, t),
      since: dayInWords(rule.effectiveFrom, language),
    };
    return rule.group === null
      ? t('calendar.why_school_rule', params)
      : t('calendar.why_group_rule', { ...params, group: rule.group });
  }
}

/** The sessions of a plan in words, each under its name. */
function SessionLines({ sessions }: { sessions: readonly Session[] }) {
  const { t, language } = useWords();
  const time = (value: string) => timeInWords(value, language, t);
  return (
    <div className={styles.sessions}>
      {sessions.map((session) => (
        <div key={session.opens}>
          {session.name && <h3 className={styles.name}>{session.name}</h3>}
          <dl className={styles.times}>
            <dt data-part="on_time">{t('rule.arrive')}</dt>
            <dd>
              {time(session.opens)} – {time(session.onTimeUntil)}
            </dd>
            {session.lateUntil > session.onTimeUntil && (
              <>
                <dt data-part="late">{t('day.late')}</dt>
                <dd>{t('rule.until', { time: time(session.lateUntil) })}</dd>
              </>
            )}
            <dt data-part="leaving">{t('rule.leave')}</dt>
            <dd>
              {time(session.dismissal)}
              {session.earlyLeaveFrom < session.dismissal && (
                <small>{t('rule.early_from', { time: time(session.earlyLeaveFrom) })}</small>
              )}
            </dd>
          </dl>
        </div>
      ))}
    </div>
  );
}
