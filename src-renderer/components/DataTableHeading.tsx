/** A heading of a table: a button where its column can be sorted by. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import styles from './DataTable.module.css';
import type { Sort } from './sort-rows.ts';
import type { Column } from './table-column.ts';

interface Props<Row> {
  column: Column<Row>;
  sort: Sort | null;
  onSort(key: string): void;
}

export function Heading<Row>({ column, sort, onSort }: Props<Row>) {
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
