/** The days off and the special days of the shown year: add, import, remove. */
import { ActionIcon, Button } from '@mantine/core';
import { IconCalendarPlus, IconFileImport, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { SpecialDay } from '../../../../src-shared/contract/calendar.ts';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice } from '../../../components/StateNotice.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { dateRange } from '../../../format/dates.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useMay, useServices, useWords } from '../../../services.tsx';
import type { CalendarBook } from '../rules/rule-state.ts';
import { AddDayDialog } from './AddDayDialog.tsx';
import { MarkShape } from './DayMarks.tsx';
import styles from './DaysPanel.module.css';
import { ImportDialog } from './ImportDialog.tsx';

interface Props {
  book: CalendarBook;
  date: string;
  onChoose(date: string): void;
}

type Dialog = 'add' | 'import' | null;

export function DaysPanel({ book, date, onChoose }: Props) {
  const { t } = useWords();
  const mayChange = useMay('administrator');
  const [dialog, setDialog] = useState<Dialog>(null);
  const year = date.slice(0, 4);
  const days = book.days
    .filter(({ from, to }) => from.startsWith(year) || to.startsWith(year))
    .sort((a, b) => a.from.localeCompare(b.from) || a.id - b.id);
  return (
    <Panel title={t('days.title', { year })} testId="days">
      {mayChange && (
        <div className={styles.buttons}>
          <Button
            leftSection={<IconCalendarPlus size={19} aria-hidden="true" />}
            data-testid="add-day"
            onClick={() => setDialog('add')}
          >
            {t('days.add')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileImport size={19} aria-hidden="true" />}
            data-testid="import-days"
            onClick={() => setDialog('import')}
          >
            {t('days.import')}
          </Button>
        </div>
      )}
      {days.length === 0 ? (
        <EmptyNotice title={t('days.none', { year })} body={t(mayChange ? 'days.none_admin' : 'days.none_viewer')} />
      ) : (
        <ul className={styles.list}>
          {days.map((day) => (
            <DayLine key={day.id} day={day} today={book.today} mayChange={mayChange} onChoose={onChoose} />
          ))}
        </ul>
      )}
      <AddDayDialog
        key={`add ${dialog}`}
        opened={dialog === 'add'}
        onClose={() => setDialog(null)}
        book={book}
        date={date < book.today ? book.today : date}
        group={null}
      />
      <ImportDialog key={`import ${dialog}`} opened={dialog === 'import'} onClose={() => setDialog(null)} />
    </Panel>
  );
}

interface LineProps {
  day: SpecialDay;
  today: string;
  mayChange: boolean;
  onChoose(date: string): void;
}

function DayLine({ day, today, mayChange, onChoose }: LineProps) {
  const { t, language } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const [ask, dialog] = useConfirm();
  const past = day.from < today;
  const range = dateRange(day.from, day.to, language);
  return (
    <li className={styles.day} data-past={day.to < today ? true : undefined} data-testid="special-day">
      <button type="button" className={styles.open} onClick={() => onChoose(day.from)}>
        <MarkShape mark={day.plan?.sessions.length ? 'special' : 'holiday'} size={14} />
        <span>
          <strong>{day.name}</strong>
          <span>{[range, day.group].filter(Boolean).join(' · ')}</span>
        </span>
      </button>
      {mayChange && (
        <ActionIcon
          aria-label={t('days.remove', { name: day.name })}
          loading={busy}
          data-testid="remove-day"
          onClick={() =>
            ask({
              title: t('days.remove_title', { name: day.name }),
              body: t(past ? 'days.remove_past' : 'days.remove_body', { range }),
              confirm: t('days.remove_confirm'),
              danger: true,
              action: () =>
                run(() => client.call('calendar.removeDay', { dayId: day.id, allowPast: past }), {
                  done: 'days.removed',
                }),
            })
          }
        >
          <IconTrash size={19} aria-hidden="true" />
        </ActionIcon>
      )}
      {dialog}
    </li>
  );
}
