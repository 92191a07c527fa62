import { unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { writeReport } from '../../../../src-main/files/reports/write-report.ts';
import { readTable } from '../../../../src-main/files/tables/read-table.ts';
import { hardNames, report } from './support.ts';

describe('CSV', () => {
  it('is the table alone, with the mark that Excel wants', async () => {
    const { bytes, name, mediaType } = await writeReport(report(), 'csv');
    expect([name, mediaType]).toEqual(['rekap.csv', 'text/csv; charset=utf-8']);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['Nama;Tanggal;Hadir (%)', 'Zoë Müller-Łukasiewicz;2026-07-13;0,5']);
    expect(lines[6]).toMatch(/^"'=HYPERLINK/);
  });

  it('has commas and points in English', async () => {
    const { bytes } = await writeReport(report({ language: 'en' }), 'csv');
    expect(new TextDecoder().decode(bytes)).toContain('Zoë Müller-Łukasiewicz,2026-07-13,0.5');
  });
});

describe('a workbook', () => {
  it('has real dates and numbers, and no formula', async () => {
    const { bytes } = await writeReport(report(), 'xlsx');
    const [sheet] = await readWorkbook(Buffer.from(bytes));
    const rows = sheet?.data ?? [];
    expect(rows.slice(0, 3).map(([first]) => first)).toEqual(['SMP Contoh', 'Rekap kehadiran', 'Juli 2026']);
    expect(rows[4]?.slice(0, 3)).toEqual(['Nama', 'Tanggal', 'Hadir (%)']);
    expect(rows[5]?.slice(0, 3)).toEqual([hardNames[0], new Date('2026-07-13T00:00:00Z'), 0.5]);
    expect(rows[10]?.[0]).toBe('=HYPERLINK("http://x")');
    expect(rows[12]?.[0]).toMatch(/^Siti Nur\ufffd?$/);
    expect(rows[15]?.slice(0, 3)).toEqual(['Jumlah', null, 42]);
    expect((await readTable(bytes)).headings).toEqual(['Nama', 'Tanggal', 'Hadir (%)']);
  });

  it('keeps its headings in view', async () => {
    const { bytes } = await writeReport(report(), 'xlsx');
    const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    expect(xml).toMatch(/<pane[^>]*ySplit="5"[^>]*state="frozen"/);
    expect(xml).not.toContain('<f>');
  });

  it('without people says so', async () => {
    const [sheet] = await readWorkbook(
      Buffer.from((await writeReport(report({ rows: [], totals: null }), 'xlsx')).bytes),
    );
    expect(sheet?.data[5]?.[0]).toBe('Belum ada catatan untuk laporan ini.');
  });
});
