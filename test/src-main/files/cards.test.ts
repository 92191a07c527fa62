import { inflateSync } from 'node:zlib';
import { create } from 'qrcode';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { initials, mm, qrSize } from '../../../src-main/files/cards/draw-card.ts';
import { writeCards } from '../../../src-main/files/cards.ts';
import type { CardFace } from '../../../src-main/station/ports/files.ts';
import { heavyPictures, hurtingPictures } from '../../support/hurting-pictures.ts';

const code = 'HADIR1:0123456789ABCDEFGHJKMNPQRST';
const card = (changes: Partial<CardFace> = {}): CardFace => ({
  name: 'Ani',
  group: '7A',
  number: '17',
  portrait: null,
  code,
  ...changes,
});
const options = { school: 'SMP Contoh', language: 'id' } as const;

/** The content streams of a PDF, unpacked, one for each page. */
function contentsOf(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes);
  const contents: string[] = [];
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 7)) {
    const end = file.indexOf('\nendstream', at);
    if (file.subarray(at - 3, at).toString() === 'end') continue;
    try {
      const text = inflateSync(file.subarray(at + 7, end)).toString('latin1');
      if (/^1 0 0 -1 0 [\d.]+ cm/.test(text)) contents.push(text);
    } catch {
      // A picture or a font that is not deflated.
    }
  }
  return contents;
}

/** The QR codes of a page as their modules, out of the bars that were drawn in black. */
function qrCodesOf(content: string, size: number): string[] {
  const module = qrSize / size;
  const codes: string[] = [];
  for (const part of content.matchAll(/((?:[\d.]+ [\d.]+ [\d.]+ [\d.]+ re\n)+)(?:\/DeviceRGB cs\n)?0 0 0 scn\nf\n/g)) {
    const bars = Array.from(part[1]?.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g) ?? [], (bar) =>
      bar.slice(1).map(Number),
    ) as [number, number, number, number][];
    const [left, top] = [Math.min(...bars.map(([x]) => x)), Math.min(...bars.map(([, y]) => y))];
    const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => '0'));
    for (const [x, y, width] of bars) {
      const [column, row] = [Math.round((x - left) / module), Math.round((y - top) / module)];
      for (let i = 0; i < Math.round(width / module); i++) (modules[row] as string[])[column + i] = '1';
    }
    codes.push(modules.flat().join(''));
  }
  return codes;
}

function modulesOf(text: string): string {
  return Array.from(create(text, { errorCorrectionLevel: 'M' }).modules.data, Number).join('');
}

it('ten cards fit a sheet, and each has its own QR code of at least 25 mm', async () => {
  const cards = Array.from({ length: 21 }, (_, i) => card({ code: `${code.slice(0, -2)}${10 + i}` }));
  const { bytes, name, mediaType } = await writeCards(cards, options);
  expect([name, mediaType]).toEqual(['kartu-hadir.pdf', 'application/pdf']);
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).toMatch(/^%PDF-1\.[3-7][\s\S]*%%EOF\s*$/);
  expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(3);
  expect(text).toContain('/MediaBox [0 0 595.28 841.89]');
  const pages = contentsOf(bytes).map((content) => qrCodesOf(content, 25));
  expect(pages.map((codes) => codes.length)).toEqual([10, 10, 1]);
  expect(pages.flat()).toEqual(cards.map(({ code: said }) => modulesOf(said)));
  expect(qrSize).toBeGreaterThanOrEqual(mm(25));
});

it('hostile names, broken pictures and nobody at all make a sheet all the same', async () => {
  const names = [
    '',
    ' ',
    'x'.repeat(200),
    'ا'.repeat(120),
    '👩‍👩‍👧‍👦'.repeat(20),
    'A\u0000\u202eB\n\nC',
    '李小龍',
    '\ud800',
  ];
  const portraits = [null, new Uint8Array(), Buffer.from('GIF89a'), Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)];
  const cards = names.flatMap((name) =>
    portraits.map((portrait) => card({ name, group: name, number: name, portrait })),
  );
  const { bytes } = await writeCards(cards, { school: 'S'.repeat(200), language: 'en' });
  expect(contentsOf(bytes).flatMap((content) => qrCodesOf(content, 25))).toHaveLength(cards.length);
  expect((await writeCards([], options)).bytes.length).toBeGreaterThan(500);
});

it.each(Object.entries(hurtingPictures))(
  'a portrait that is %s makes a sheet, without it where unpacking it would take long',
  async (name, make) => {
    const portrait = await make();
    const { bytes } = await writeCards([card({ portrait })], options);
    const heavy = (heavyPictures as readonly string[]).includes(name);
    expect(Buffer.from(bytes).includes('/Subtype /Image')).toBe(!heavy);
  },
);

it('a portrait is put in as the picture it is', async () => {
  const portrait = await sharp({ create: { width: 240, height: 320, channels: 3, background: '#884422' } })
    .jpeg()
    .toBuffer();
  const { bytes } = await writeCards([card({ portrait }), card()], options);
  expect(Buffer.from(bytes).includes(portrait)).toBe(true);
  expect(
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Subtype \/Image/g),
  ).toHaveLength(1);
});

it.each([
  ['Ani', 'A'],
  ['Muhammad Fathur Rahman', 'MR'],
  ["i wayan d'souza", 'ID'],
  ['123', ''],
  ['', ''],
])('%j has the initials %j', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
