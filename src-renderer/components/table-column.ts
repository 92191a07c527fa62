/** A column of a table: what it is called, how wide it is, what it shows and what it is sorted by. */
import type { ReactNode } from 'react';

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
