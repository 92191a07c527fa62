/** The calendar: a month or a year at the left, the chosen day and the days off at the right. */
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { GroupSelect } from '../../../components/form-fields.tsx';
import { Panel } from '../../../components/Page.tsx';
import { monthInWords, monthStep } from '../../../format/calendar.ts';
import { go, useRoute } from '../../../route.ts';
import { useWords } from '../../../services.tsx';
import type { CalendarBook } from '../rules/rule-state.ts';
import styles from './CalendarPanel.module.css';
import { DayDetail } from './DayDetail.tsx';
import { Legend } from './DayMarks.tsx';
import { DaysPanel } from './DaysPanel.tsx';
import { MonthView, YearView } from './MonthAndYear.tsx';

type View = 'month' | 'year';

export function CalendarPanel({ book }: { book: CalendarBook }) {
  const { t, language } = useWords();
  const asked = useRoute().query.get('date') ?? '';
  const [date, setDate] = useState(/^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : book.today);
  const [view, setView] = useState<View>('month');
  const [group, setGroup] = useState<string | null>(null);

  function choose(next: string): void {
    setDate(next);
    // In the address without an entry of its own: going back leaves the calendar.
    history.replaceState(null, '', `#/calendar?date=${next}`);
  }
  const turn = (by: number) => choose(monthStep(date, view === 'month' ? by : by * 12));

  return (
    <div className={styles.columns}>
      <Panel className={styles.calendar} testId="calendar">
        <div className={styles.bar}>
          <div className={styles.turn}>
            <ActionIcon
              aria-label={t(`calendar.before.${view}`)}
              data-testid="calendar-before"
              onClick={() => turn(-1)}
            >
              <IconChevronLeft size={22} aria-hidden="true" />
            </ActionIcon>
            <h2 className={styles.shown} aria-live="polite" data-testid="calendar-shown">
              {view === 'month' ? monthInWords(date, language) : date.slice(0, 4)}
            </h2>
            <ActionIcon aria-label={t(`calendar.after.${view}`)} data-testid="calendar-after" onClick={() => turn(1)}>
              <IconChevronRight size={22} aria-hidden="true" />
            </ActionIcon>
            {date !== book.today && (
              <Button variant="subtle" onClick={() => choose(book.today)}>
                {t('calendar.today')}
              </Button>
            )}
          </div>
          <div className={styles.choices}>
            <GroupSelect
              value={group}
              onChange={setGroup}
              everybody={t('calendar.whole_school')}
              width={190}
              testId="calendar-group"
            />
            <SegmentedControl<View>
              aria-label={t('calendar.view')}
              value={view}
              onChange={setView}
              data={[
                { value: 'month', label: t('calendar.month') },
                { value: 'year', label: t('calendar.year') },
              ]}
            />
          </div>
        </div>
        {view === 'month' ? (
          <MonthView book={book} group={group ?? ''} date={date} onChoose={choose} />
        ) : (
          <YearView
            book={book}
            group={group ?? ''}
            year={date.slice(0, 4)}
            onOpen={(month) => {
              choose(book.today.startsWith(month) ? book.today : `${month}-01`);
              setView('month');
            }}
          />
        )}
        <Legend />
      </Panel>
      <div className={styles.side}>
        <DayDetail date={date} group={group} book={book} onOpenRules={() => go('calendar', ['rules'])} />
        <DaysPanel book={book} date={date} onChoose={choose} />
      </div>
    </div>
  );
}
