/** What the sheet shows, kept in the address: a link leads to it, the way back leads back. */
import { go, useRoute } from '../../route.ts';

export interface SheetQuery {
  /** Empty: the station's today. */
  date: string;
  /** Empty: everybody. */
  group: string;
  /** As `readStatuses` reads it. */
  status: string;
}

const names = ['date', 'group', 'status'] as const;

/** Changes parts of it; `person` opens somebody's day, null closes it, absent leaves it. */
type Change = (part: Partial<SheetQuery>, person?: number | null) => void;

export function useRouteQuery(): [SheetQuery, Change] {
  const { path, query } = useRoute();
  const now = Object.fromEntries(names.map((name) => [name, query.get(name) ?? ''])) as unknown as SheetQuery;
  return [
    now,
    (part, person) => {
      const next = Object.entries({ ...now, ...part }).filter(([, value]) => value !== '');
      const kept = person === undefined ? path.slice(0, 1) : person === null ? [] : [person];
      go('attendance', kept, Object.fromEntries(next));
    },
  ];
}
