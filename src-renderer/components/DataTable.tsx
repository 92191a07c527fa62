/** A table that stays quick with 5,000 rows: only those in sight are drawn. Sorted by its headings, its rows chosen by boxes,
 * opened by a click or, from the keyboard, found with the arrows and opened with Enter. */
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useWords } from '../services.tsx';
import styles from './DataTable.module.css';
import { type Column, type Sort, sortRows, stepTo } from './table-rows.ts';

export type { Column };

interface Props<Row> {
  /** What the table lists, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): number;
  /** Pixels a row is high. */
  rowHeight?: number;
  sortBy?: Sort;
  /** Chosen rows by their key; absent: none can be chosen. */
  chosen?: ReadonlySet<number>;
  onChoose?(chosen: Set<number>): void;
  /** Says which row it is, for its box. */
  rowLabel?(row: Row): string;
  /** What a click or Enter on a row does; absent: nothing. */
  onOpen?(row: Row): void;
  empty?: ReactNode;
  testId?: string;
}

export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, rowHeight = 56, chosen, onChoose, rowLabel, onOpen, empty, testId } = props;
  const { t, language } = useWords();
  const [sort, setSort] = useState<Sort | null>(props.sortBy ?? null);
  /** The row that the keyboard is at. */
  const [at, setAt] = useState(0);
  const scroller = useRef<HTMLElement>(null);
  const sorted = useMemo(() => sortRows(rows, columns, sort, language), [rows, columns, sort, language]);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The heading stays at the top and must not cover the row that the keyboard goes to.
    scrollPaddingStart: 56,
  });
  const choosing = chosen !== undefined && onChoose !== undefined;
  const template = [choosing ? '48px' : '', ...columns.map((column) => column.width)].join(' ');
  const current = Math.min(at, sorted.length - 1);

  function choose(key: number, on: boolean): void {
    const next = new Set(chosen);
    if (on) next.add(key);
    else next.delete(key);
    onChoose?.(next);
  }

  function sortOn(key: string): void {
    setSort((now) => ({ key, descending: now?.key === key ? !now.descending : false }));
  }

  function focusRow(index: number): void {
    const drawn = () => scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`) ?? null;
    const focus = () => drawn()?.focus({ preventScroll: true });
    const now = drawn();
    setAt(index);
    virtual.scrollToIndex(index);
    // At once where it is in sight, so that the next key already means this row; else when it has been drawn.
    if (now) focus();
    else requestAnimationFrame(() => requestAnimationFrame(focus));
  }

  function onKey(event: KeyboardEvent<HTMLElement>): void {
    const target = event.target as HTMLElement;
    if (!onOpen || target.tagName !== 'TR') return;
    const index = Number(target.getAttribute('aria-rowindex')) - 2;
    const row = sorted[index];
    const next = stepTo(event.key, index, sorted.length);
    if (next !== null) focusRow(next);
    else if (event.key === 'Enter' && row) onOpen(row);
    else if (event.key === ' ' && row && choosing) choose(rowKey(row), !chosen.has(rowKey(row)));
    else return;
    event.preventDefault();
  }

  function open(event: MouseEvent<HTMLElement>, row: Row, index: number): void {
    // What can be pressed within the row does its own work.
    if ((event.target as HTMLElement).closest('a, button, input, label')) return;
    setAt(index);
    onOpen?.(row);
  }

  return (
    <section
      className={styles.scroller}
      ref={scroller}
      tabIndex={onOpen ? -1 : 0}
      aria-label={label}
      data-testid={testId}
    >
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
        <tbody className={styles.body} style={{ height: virtual.getTotalSize() }} onKeyDown={onKey}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = sorted[index] as Row;
            const key = rowKey(row);
            return (
              <tr
                key={key}
                aria-rowindex={index + 2}
                tabIndex={onOpen ? (index === current ? 0 : -1) : undefined}
                className={styles.row}
                style={{ gridTemplateColumns: template, height: rowHeight, transform: `translateY(${start}px)` }}
                data-opens={onOpen ? true : undefined}
                data-chosen={chosen?.has(key) ? true : undefined}
                data-testid={testId && `${testId}-row`}
                onClick={onOpen && ((event) => open(event, row, index))}
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

interface DataTableHeadingProps<Row> {
  column: Column<Row>;
  sort: Sort | null;
  onSort(key: string): void;
}

/** A heading of a table: a button where its column can be sorted by. */
function Heading<Row>({ column, sort, onSort }: DataTableHeadingProps<Row>) {
  const active = sort?.key === column.key;
  const order = active ? (sort.descending ? 'descending' : 'ascending') : 'none';
  // A column of buttons needs no name: each says what it does.
  if (column.heading === '') return <td className={styles.cell} />;
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
