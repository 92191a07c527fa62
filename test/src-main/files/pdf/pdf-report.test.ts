import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pdfReport } from '../../../../src-main/files/pdf/pdf-report.ts';
import { heavyPictures, hurtingPictures } from '../../../support/hurting-pictures.ts';
import { report } from '../reports/support.ts';

const textOf = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');
const pagesOf = (pdf: Uint8Array): number => textOf(pdf).match(/\/Type \/Page\b/g)?.length ?? 0;
const imagesOf = (pdf: Uint8Array): number => textOf(pdf).match(/\/Subtype \/Image/g)?.length ?? 0;

/** The page's own drawing, unpacked. */
function drawings(pdf: Uint8Array): string[] {
  const text = textOf(pdf);
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: { length } }) => {
    try {
      return [inflateSync(Buffer.from(text.slice(index + length), 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
}

const withLogo = (logo: Uint8Array) => report({ letterhead: { ...report().letterhead, logo } });
const picture = async (format: 'png' | 'jpeg', size = 100): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width: size, height: size, channels: 4, background: '#0c6b5380' } })
      .toFormat(format)
      .toBuffer(),
  );

describe('a printed report', () => {
  it('of hard names is one page', async () => {
    const pdf = await pdfReport(report());
    expect(textOf(pdf).slice(0, 5)).toBe('%PDF-');
    expect(pagesOf(pdf)).toBe(1);
  });

  it('writes every part of a name at the size of its line', async () => {
    const pdf = await pdfReport(report({ rows: [['😀 Budi محمد Nur', null, null]], notes: [] }));
    const sizes = drawings(pdf).flatMap((drawing) =>
      [...drawing.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size)),
    );
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(15);
  });

  it('of 500 rows has as many pages as they need', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => [`Siswa ${i}`, { date: '2026-07-13' }, 1]);
    expect(pagesOf(await pdfReport(report({ rows })))).toBe(13);
  });

  it('of nobody, without a letterhead, is a page too', async () => {
    const letterhead = { school: '', lines: [], logo: null, place: '', signatory: '' };
    expect(pagesOf(await pdfReport(report({ rows: [], totals: null, notes: [], letterhead })))).toBe(1);
  });

  it('of many columns is printed across', async () => {
    const columns = Array.from({ length: 31 }, (_, i) => ({
      heading: `${i + 1}`,
      width: 4,
      align: 'center' as const,
      shaded: i % 7 === 6,
    }));
    const pdf = await pdfReport(report({ columns, rows: [columns.map(() => 'H')], totals: null }));
    expect(textOf(pdf)).toContain('/MediaBox [0 0 841.89 595.28]');
  });

  it.each(['png', 'jpeg'] as const)('carries a logo in %s', async (format) => {
    expect(imagesOf(await pdfReport(withLogo(await picture(format))))).toBeGreaterThan(0);
  });

  it('goes without a logo that is broken or far too large', async () => {
    const png = await picture('png');
    const torn = png.slice(0, png.length - 30);
    const noise = png.map((byte, i) => (i > 50 ? (byte * 31 + i) % 256 : byte));
    const huge = png.slice();
    new DataView(huge.buffer).setUint32(16, 100_000);
    for (const logo of [torn, noise, huge, Uint8Array.of(0x89, 0x50), Uint8Array.of(0xff, 0xd8, 0xff)])
      expect(imagesOf(await pdfReport(withLogo(logo)))).toBe(0);
  });

  it.each(heavyPictures)('goes without a logo that is %s', async (name) => {
    const logo = await hurtingPictures[name]();
    const start = performance.now();
    expect(imagesOf(await pdfReport(withLogo(logo)))).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
