/** The daily sheet: everybody of a day or of one class, and one person's day in a drawer beside it. */
import { useState } from 'react';
import { DayPicker } from '../../components/DateField.tsx';
import { ManualDialog, WriteManualButton } from '../../components/manual/ManualDialog.tsx';
import { Page } from '../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { longDate } from '../../format/dates.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useSchoolClock } from '../../hooks/use-school-clock.ts';
import { useRoute } from '../../route.ts';
import { useMay, useWords } from '../../services.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';
import { SheetView } from './SheetView.tsx';
import { useRouteQuery } from './sheet-rows.ts';

export default function AttendanceScreen() {
  const { t, language } = useWords();
  const { path } = useRoute();
  const [query, setQuery] = useRouteQuery();
  const clock = useSchoolClock();
  const mayWrite = useMay('operator');
  const [writing, setWriting] = useState(false);
  const { date, group } = query;
  const { data, error, reload } = useQuery(
    'attendance.sheet',
    { ...(date ? { date } : {}), ...(group ? { group } : {}) },
    { on: ['outbox', 'calendar.changed', 'people.changed'], every: 60_000 },
  );
  const person = Number(path[0] ?? '') || null;
  const shown = date || data?.date;
  return (
    <Page
      above={shown ? longDate(shown, language) : ' '}
      title={t('nav.attendance')}
      actions={
        shown && (
          <>
            <DayPicker
              date={shown}
              latest={clock.today ?? shown}
              onChange={(next) => setQuery({ date: next === clock.today ? '' : next })}
            />
            {mayWrite && <WriteManualButton onClick={() => setWriting(true)} />}
          </>
        )
      }
    >
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data && <SheetView sheet={data} clock={clock} />}
      {shown && <PersonDrawer personId={person} date={shown} clock={clock} onClose={() => setQuery({}, null)} />}
      {shown && mayWrite && (
        <ManualDialog opened={writing} onClose={() => setWriting(false)} date={shown} clock={clock} />
      )}
    </Page>
  );
}
