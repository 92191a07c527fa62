import { expect, test } from 'vitest';
import { csvFile } from '../../src-renderer/files.ts';

test('a list opens in a spreadsheet as it was meant: UTF-8, quoted, no formulas', () => {
  const { bytes, mediaType } = csvFile('x.csv', [
    ['Nama', 'Nomor'],
    ['Zahrá, "Ica"', 12],
    ['=1+1', '-'],
  ]);
  expect(mediaType).toBe('text/csv');
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe('Nama,Nomor\r\n"Zahrá, ""Ica""",12\r\n\'=1+1,\'-\r\n');
});
