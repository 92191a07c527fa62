import { describe, expect, test } from 'vitest';
import { sortRows, stepTo } from '../../../src-renderer/components/table-rows.ts';

describe('rows by their headings', () => {
  const columns = [{ key: 'group', value: (row: { group: string }) => row.group }, { key: 'plain' }];
  const rows = ['VII 10', 'VII 2', 'IX 1'].map((group) => ({ group }));
  const sorted = (key: string, descending = false) =>
    sortRows(rows, columns, { key, descending }, 'id').map(({ group }) => group);

  test('words as people sort them', () => {
    expect(sorted('group')).toEqual(['IX 1', 'VII 2', 'VII 10']);
    expect(sorted('group', true)).toEqual(['VII 10', 'VII 2', 'IX 1']);
  });

  test('as they came where nothing says otherwise', () => {
    expect(sorted('plain')).toEqual(['VII 10', 'VII 2', 'IX 1']);
    expect(sortRows(rows, columns, null, 'id')).toBe(rows);
  });
});

test('keys move within a list and never out of it', () => {
  expect(stepTo('ArrowDown', 0, 3)).toBe(1);
  expect(stepTo('ArrowDown', 2, 3)).toBe(2);
  expect(stepTo('ArrowUp', 0, 3)).toBe(0);
  expect(stepTo('End', 0, 30)).toBe(29);
  expect(stepTo('PageUp', 25, 30)).toBe(15);
  expect(stepTo('Home', 25, 30)).toBe(0);
  expect(stepTo('Tab', 1, 3)).toBeNull();
  expect(stepTo('ArrowDown', 0, 0)).toBeNull();
});
