/** The sheet with its filters, and what can be done with the people chosen in it. */
import { useState } from 'react';
import type { AttendanceResults, SheetRow } from '../../../src-shared/contract/attendance.ts';
import { EmptyNotice } from '../../components/StateNotice.tsx';
import { useMay } from '../../hooks/use-may.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useWords } from '../../services.tsx';
import { BulkBar } from './BulkBar.tsx';
import { SheetFilters } from './SheetFilters.tsx';
import { SheetTable } from './SheetTable.tsx';
import { filterRows, readStatuses } from './sheet-filter.ts';
import { useRouteQuery } from './use-route-query.ts';

interface Props {
  sheet: AttendanceResults['attendance.sheet'];
  clock: SchoolClock;
}

export function SheetView({ sheet, clock }: Props) {
  const { t } = useWords();
  const [query, setQuery] = useRouteQuery();
  const mayWrite = useMay('operator');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const rows = filterRows(sheet.rows, readStatuses(query.status), text);
  const chosenRows = rows.filter(({ personId }) => chosen.has(personId));
  return (
    <>
      <SheetFilters sheet={sheet} text={text} onText={setText} />
      <SheetTable
        rows={rows}
        clock={clock}
        chosen={mayWrite ? new Set(chosenRows.map(({ personId }: SheetRow) => personId)) : null}
        onChoose={setChosen}
        onOpen={({ personId }) => setQuery({}, personId)}
        empty={
          sheet.rows.length === 0 ? (
            <EmptyNotice title={t('sheet.nobody')} body={t('sheet.nobody_body')} />
          ) : (
            <EmptyNotice title={t('sheet.none_match')} body={t('sheet.none_match_body')} />
          )
        }
      />
      {chosenRows.length > 0 && (
        <BulkBar rows={chosenRows} date={sheet.date} clock={clock} onDone={() => setChosen(new Set())} />
      )}
    </>
  );
}
