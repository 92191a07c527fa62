import fc from 'fast-check';
import papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../src-main/files/tables/read-table.ts';
import { writeTable } from '../../../../src-main/files/tables/write-table.ts';

/** As a table's cells come back: without the space around them. */
const cell = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '=1+1',
      '+62812',
      '-5',
      '@SUM(A1)',
      "'",
      "'=x",
      '"',
      'a;b',
      'a,b',
      'a\tb',
      'sep=;',
      '٣',
      '😀',
      'שרה',
      '_x0041_',
      '_x005F_x0041_',
    ),
    fc.tuple(fc.constantFrom('=', '+', '-', '@', '＝', ' ='), fc.string()).map(([sign, rest]) => sign + rest),
  )
  // Line ends inside a cell are a spreadsheet's own business; what XML cannot hold is left out of workbooks, and so is U+FFFD, which
  // stands for a letter that was lost before.
  .map((text) => text.replace(/[\p{Cc}\ufffd-\uffff]/gu, '').trim())
  // An apostrophe before a formula is how one is written down: the two cannot be told apart.
  .filter((text) => !/^'\s*[=+\-@＝＋－＠]/.test(text));
const tables = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
const headings = ['Nama', 'Kelas', 'Catatan'];

describe('a table that was written', () => {
  it.each([
    ['csv', 'id', 200],
    ['csv', 'en', 200],
    ['xlsx', 'id', 60],
  ] as const)('as %s (%s) comes back', async (format, language, numRuns) => {
    const property = fc.asyncProperty(tables, async (rows) => {
      // The last row ends the table: an empty one would be cut.
      const whole = [...rows.map((row) => [...row]), ['akhir', 'x', 'y']];
      const made = await writeTable({ name: 'tabel', headings, rows: whole, language }, format);
      const sheet = format === 'xlsx' ? { name: 'Sheet1', others: [] } : undefined;
      expect(await readTable(made.bytes)).toEqual({ headings, rows: whole, firstRow: 2, sheet });
    });
    await fc.assert(property, { numRuns });
  });

  it('keeps names that every object has: a workbook with one was damaged', async () => {
    const rows = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'].map((name) => [name, 'x', 'y']);
    const made = await writeTable({ name: 'tabel', headings, rows, language: 'id' }, 'xlsx');
    expect((await readTable(made.bytes)).rows).toEqual(rows);
  });

  it('keeps numbers, dates and times', async () => {
    const rows = [['Ayu', 97.5, { date: '2026-02-28' }, { time: '07:05' }, null]];
    const table = { name: 't', headings: ['a', 'b', 'c', 'd', 'e'], rows };
    const back = async (format: 'csv' | 'xlsx', language: 'id' | 'en') =>
      (await readTable((await writeTable({ ...table, language }, format)).bytes)).rows[0];
    expect(await back('xlsx', 'id')).toEqual(['Ayu', '97.5', '2026-02-28', '07:05', '']);
    expect(await back('csv', 'en')).toEqual(['Ayu', '97.5', '2026-02-28', '07:05', '']);
    expect(await back('csv', 'id')).toEqual(['Ayu', '97,5', '2026-02-28', '07:05', '']);
  });
});

describe('a formula', () => {
  it('is never the beginning of a cell, whatever somebody is called', async () => {
    const property = fc.asyncProperty(fc.string({ unit: 'binary' }), async (name) => {
      const { bytes } = await writeTable({ name: 't', headings: [name], rows: [[name]], language: 'en' }, 'csv');
      const { data } = papa.parse<string[]>(new TextDecoder().decode(bytes), { delimiter: ',' });
      for (const cell of data.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    });
    await fc.assert(property, { numRuns: 200, examples: [['=1'], ['\t=1'], ['\r\n@x'], ['＝1'], ['"=1']] });
  });
});
