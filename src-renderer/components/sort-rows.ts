/** Rows in the order that a heading asks for: words as the language sorts them ("VII 2" before "VII 10"), numbers as numbers. */
export interface Sort {
  key: string;
  descending: boolean;
}

interface Sortable<Row> {
  key: string;
  value?(row: Row): string | number;
}

export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Sortable<Row>[],
  sort: Sort | null,
  language: string,
): readonly Row[] {
  const value = columns.find((column) => column.key === sort?.key)?.value;
  if (!sort || !value) return rows;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const keyed = rows.map((row) => ({ row, by: value(row) }));
  keyed.sort((a, b) =>
    typeof a.by === 'number' && typeof b.by === 'number' ? a.by - b.by : compare(String(a.by), String(b.by)),
  );
  if (sort.descending) keyed.reverse();
  return keyed.map(({ row }) => row);
}
