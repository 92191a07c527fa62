/** A table that stays quick with 5,000 rows: only those in sight are drawn. Sorted by its headings, its rows chosen by boxes. */
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useWords } from '../services.tsx';
import styles from './DataTable.module.css';

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

interface Props<Row> {
  /** What the table lists, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): number;
  /** Pixels a row is high. */
  rowHeight?: number;
  sortBy?: { key: string; descending: boolean };
  /** Chosen rows by their key; absent: none can be chosen. */
  chosen?: ReadonlySet<number>;
  onChoose?(chosen: Set<number>): void;
  /** Says which row it is, for its box. */
  rowLabel?(row: Row): string;
  empty?: ReactNode;
  testId?: string;
}

export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, rowHeight = 56, chosen, onChoose, rowLabel, empty, testId } = props;
  const { t, language } = useWords();
  const [sort, setSort] = useState(props.sortBy ?? null);
  const scroller = useRef<HTMLElement>(null);
  const sorted = useMemo(() => sortRows(rows, columns, sort, language), [rows, columns, sort, language]);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const choosing = chosen !== undefined && onChoose !== undefined;
  const template = [choosing ? '48px' : '', ...columns.map((column) => column.width)].join(' ');

  function choose(key: number, on: boolean): void {
    const next = new Set(chosen);
    if (on) next.add(key);
    else next.delete(key);
    onChoose?.(next);
  }

  function sortOn(key: string): void {
    setSort((now) => ({ key, descending: now?.key === key ? !now.descending : false }));
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the keyboard
    <section className={styles.scroller} ref={scroller} tabIndex={0} aria-label={label} data-testid={testId}>
      <table className={styles.table} aria-label={label} aria-rowcount={sorted.length + 1}>
        <thead className={styles.head}>
          <tr aria-rowindex={1} className={styles.row} style={{ gridTemplateColumns: template }}>
            {choosing && (
              <th className={styles.cell}>
                <Checkbox
                  aria-label={t('table.choose_all')}
                  checked={sorted.length > 0 && sorted.every((row) => chosen.has(rowKey(row)))}
                  indeterminate={chosen.size > 0 && sorted.some((row) => !chosen.has(rowKey(row)))}
                  onChange={(event) => onChoose(new Set(event.currentTarget.checked ? sorted.map(rowKey) : []))}
                />
              </th>
            )}
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={sort} onSort={sortOn} />
            ))}
          </tr>
        </thead>
        <tbody className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = sorted[index] as Row;
            const key = rowKey(row);
            return (
              <tr
                key={key}
                aria-rowindex={index + 2}
                className={styles.row}
                style={{ gridTemplateColumns: template, height: rowHeight, transform: `translateY(${start}px)` }}
              >
                {choosing && (
                  <td className={styles.cell}>
                    <Checkbox
                      aria-label={rowLabel?.(row) ?? String(key)}
                      checked={chosen.has(key)}
                      onChange={(event) => choose(key, event.currentTarget.checked)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.key} className={styles.cell} data-align={column.align ?? 'start'}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {sorted.length === 0 && empty}
    </section>
  );
}

interface HeadingProps<Row> {
  column: Column<Row>;
  sort: { key: string; descending: boolean } | null;
  onSort(key: string): void;
}

function Heading<Row>({ column, sort, onSort }: HeadingProps<Row>) {
  const active = sort?.key === column.key;
  const order = active ? (sort.descending ? 'descending' : 'ascending') : 'none';
  const Arrow = sort?.descending ? IconArrowDown : IconArrowUp;
  return (
    <th aria-sort={column.value ? order : undefined} className={styles.cell} data-align={column.align ?? 'start'}>
      {column.value ? (
        <button type="button" className={styles.sort} onClick={() => onSort(column.key)}>
          {column.heading}
          {active && <Arrow size={15} aria-hidden="true" />}
        </button>
      ) : (
        column.heading
      )}
    </th>
  );
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: { key: string; descending: boolean } | null,
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
