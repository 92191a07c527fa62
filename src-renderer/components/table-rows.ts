/** A table's rows: their columns, their order, and the keys that step from one to the next. */
import type { ReactNode } from 'react';

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

/** A column of a table: what it is called, how wide it is, what it shows and what it is sorted by. */
export interface Column<Row> {
  key: string;
  heading: string;
  /** Of CSS grid: `2fr`, `120px`, `minmax(160px, 1fr)`. */
  width: string;
  align?: 'start' | 'end';
  cell(row: Row): ReactNode;
  /** What it is sorted by; absent: it cannot be. */
  value?(row: Row): string | number;
}

/** Where a key leads in a list of `count`; null for keys that lead nowhere. */
const page = 10;

export function stepTo(key: string, from: number, count: number): number | null {
  const last = count - 1;
  const inside = (index: number) => Math.max(0, Math.min(last, index));
  if (count === 0) return null;
  if (key === 'ArrowDown') return inside(from + 1);
  if (key === 'ArrowUp') return inside(from - 1);
  if (key === 'PageDown') return inside(from + page);
  if (key === 'PageUp') return inside(from - page);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return null;
}
