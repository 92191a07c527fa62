/** The school's clock: which time zone it goes by, and when a school day begins. */
import { Select, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import type { SchoolClock } from '../../../../src-shared/contract/calendar.ts';
import { StationError } from '../../../../src-shared/errors.ts';
import { DateField } from '../../../components/DateField.tsx';
import form from '../../../components/form.module.css';
import { FormFoot } from '../../../components/form-fields.tsx';
import { Panel } from '../../../components/Page.tsx';
import { useNow } from '../../../components/use-now.ts';
import { dayInWords } from '../../../format/calendar.ts';
import { addDays } from '../../../format/dates.ts';
import { clockTime, computerZone } from '../../../format/school-time.ts';
import { offsetOf, zoneLabel, zonesOf } from '../../../format/time-zones.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useMay, useServices, useWords } from '../../../services.tsx';
import { PastBox } from '../PastBox.tsx';
import { timeOf, typedMinutes } from '../rules/rule-draft.ts';
import type { CalendarBook } from '../rules/rule-state.ts';
import styles from './ClockPanel.module.css';

const midnight = 24 * 60;

function clockOn(clocks: readonly SchoolClock[], date: string): SchoolClock | undefined {
  return [...clocks]
    .filter(({ effectiveFrom }) => effectiveFrom <= date)
    .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.id - b.id)
    .at(-1);
}

export function ClockPanel({ book }: { book: CalendarBook }) {
  const { t, language } = useWords();
  const mayChange = useMay('administrator');
  const current = clockOn(book.clocks, book.today);
  const zone = current?.timeZone ?? computerZone();
  const now = useNow();
  const dayStarts = (current?.dayStarts ?? '00:00').replace(':', language === 'id' ? '.' : ':');
  return (
    <div className={styles.columns}>
      <Panel title={t('clock.now')} testId="school-clock">
        <div className={styles.face}>
          <strong data-testid="clock-time">{clockTime(now.toISOString(), zone, language)}</strong>
          <span>
            {zoneLabel(zone)} (UTC{offsetOf(zone, now)})
          </span>
        </div>
        <p className={form.hint}>{t('clock.starts_at', { time: dayStarts })}</p>
        <ClockHistory clocks={book.clocks} today={book.today} />
      </Panel>
      <Panel title={t('clock.change')}>
        {mayChange ? (
          <ClockForm book={book} zone={zone} dayStarts={dayStarts} />
        ) : (
          <p className={form.hint}>{t('clock.viewer')}</p>
        )}
      </Panel>
    </div>
  );
}

function ClockForm({ book, zone, dayStarts }: { book: CalendarBook; zone: string; dayStarts: string }) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, error, run } = useAction();
  const [timeZone, setTimeZone] = useState(zone);
  const [starts, setStarts] = useState(dayStarts);
  const [from, setFrom] = useState(addDays(book.today, 1));
  const [past, setPast] = useState(false);
  const zones = useMemo(() => zonesOf(Intl.supportedValuesOf('timeZone'), zone), [zone]);
  const minutes = typedMinutes(starts);
  const wrong = minutes === null || minutes >= midnight;
  const isPast = from < book.today;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (wrong || (isPast && !past)) return;
    const clock = { timeZone, dayStarts: timeOf(minutes), effectiveFrom: from, allowPast: isPast && past };
    void run(() => client.call('calendar.setClock', clock), { done: 'clock.saved', quiet: true });
  }

  return (
    <form className={form.form} onSubmit={submit} noValidate data-testid="clock-form">
      <Select
        label={t('clock.zone')}
        description={t('clock.zone_hint')}
        value={timeZone}
        data={zones}
        onChange={(next) => next && setTimeZone(next)}
        searchable
        allowDeselect={false}
        maxDropdownHeight={340}
        limit={300}
        nothingFoundMessage={t('clock.zone_unknown')}
        data-testid="clock-zone"
      />
      <TextInput
        label={t('clock.day_starts')}
        description={t('clock.day_starts_hint')}
        value={starts}
        inputMode="numeric"
        error={wrong ? t('clock.day_starts_wrong') : null}
        onChange={(event) => setStarts(event.currentTarget.value)}
        data-testid="clock-starts"
      />
      <DateField label={t('rule.from')} description={t('clock.from_hint')} value={from} onChange={setFrom} />
      {isPast && <PastBox checked={past} onChange={setPast} />}
      <FormFoot
        submit={t('clock.save')}
        busy={busy}
        error={error}
        explain={error instanceof StationError && error.code === 'invalid_argument' ? t('clock.refused') : null}
        disabled={wrong || (isPast && !past)}
      />
    </form>
  );
}

/** The clocks the school has had and will have, the latest first. */
function ClockHistory({ clocks, today }: { clocks: readonly SchoolClock[]; today: string }) {
  const { t, language } = useWords();
  if (clocks.length === 0) return <p className={styles.quiet}>{t('clock.none')}</p>;
  return (
    <ol className={styles.history}>
      {[...clocks]
        .sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.id - a.id)
        .map((clock) => (
          <li key={clock.id}>
            <strong>
              {t(clock.effectiveFrom > today ? 'clock.from' : 'clock.since', {
                date: dayInWords(clock.effectiveFrom, language),
              })}
            </strong>
            <span>
              {zoneLabel(clock.timeZone)} ·{' '}
              {t('clock.day_from', { time: clock.dayStarts.replace(':', language === 'id' ? '.' : ':') })}
            </span>
          </li>
        ))}
    </ol>
  );
}
