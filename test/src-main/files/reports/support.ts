/** A report to write down, with people whose names are hard on every format. */
import type { ReportTable } from '../../../../src-main/station/ports/files.ts';

export const hardNames = [
  'Zoë Müller-Łukasiewicz',
  'محمد علي حسن',
  'שרה כהן',
  '😀 Budi 👩‍👩‍👧',
  '王小明',
  '=HYPERLINK("http://x")',
  'X'.repeat(200),
  'Siti\u0000\u0007 Nur\ud800',
  '<b>&amp;</b>',
  'a\u0301\u0301\u0301\u0301',
];

export function report(changes: Partial<ReportTable> = {}): ReportTable {
  return {
    name: 'rekap',
    title: 'Rekap kehadiran',
    subtitle: 'Juli 2026',
    columns: [
      { heading: 'Nama', width: 30, align: 'left' },
      { heading: 'Tanggal', width: 12, align: 'left' },
      { heading: 'Hadir (%)', width: 8, align: 'right', decimals: 1 },
    ],
    rows: hardNames.map((name, i) => [name, { date: '2026-07-13' }, i + 0.5]),
    totals: ['Jumlah', null, 42],
    tones: {},
    notes: ['H = Hadir'],
    letterhead: {
      school: 'SMP Contoh',
      lines: ['Jalan Melati 12'],
      logo: null,
      place: 'Bandung',
      signatory: 'Bu Siti',
    },
    madeOn: '2026-11-20',
    language: 'id',
    ...changes,
  };
}
