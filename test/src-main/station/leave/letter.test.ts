import fc from 'fast-check';
import { expect, it } from 'vitest';
import { letterOf, maxLetterBytes } from '../../../../src-main/station/leave/letter.ts';
import { hurtingPictures, pngHead } from '../../../support/hurting-pictures.ts';
import { refusal } from '../support.ts';

const pdf = Buffer.from('%PDF-1.7\n');
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const webp = Buffer.from('RIFF\u0001\u0002\u0003\u0004WEBPVP8 ', 'latin1');

it('the type is what the bytes say', () => {
  expect(letterOf({ name: 'a.pdf', bytes: pdf })).toEqual({ name: 'a.pdf', mediaType: 'application/pdf', bytes: pdf });
  expect(letterOf({ name: 'foto.JPEG', bytes: jpeg })).toMatchObject({ name: 'foto.JPEG', mediaType: 'image/jpeg' });
  expect(letterOf({ name: 'a.pdf', bytes: png })).toMatchObject({ name: 'a.pdf.png', mediaType: 'image/png' });
  expect(letterOf({ name: 'surat', bytes: webp })).toMatchObject({ name: 'surat.webp', mediaType: 'image/webp' });
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<html><script>')],
  ['a picture with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">')],
  ['a program', Buffer.from('MZ\u0090')],
  ['another RIFF file', Buffer.from('RIFF\u0001\u0002\u0003\u0004WAVE')],
  ['a PDF behind a page', Buffer.from('<html>%PDF-1.7')],
])('%s is no letter', (_, bytes) => {
  expect(() => letterOf({ name: 'surat.pdf', bytes })).toThrow(refusal('file_unreadable'));
});

it('5 MB are taken, one byte more is not', () => {
  const bytes = Buffer.alloc(maxLetterBytes + 1);
  pdf.copy(bytes);
  expect(letterOf({ name: 'a.pdf', bytes: bytes.subarray(0, maxLetterBytes) }).bytes.length).toBe(5_242_880);
  expect(() => letterOf({ name: 'a.pdf', bytes })).toThrow(refusal('file_too_large'));
});

it.each([
  ['', 'surat.pdf'],
  ['.pdf', 'surat.pdf'],
  ['pdf', 'surat.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\Users\\Ani\\surat dokter.pdf', 'surat dokter.pdf'],
  ['surat.exe', 'surat.exe.pdf'],
  ['surat\u202efdp.exe', 'suratfdp.exe.pdf'],
  ['"; filename="x.html', ' filename=x.html.pdf'.trimStart().replace(/^/, '; ')],
])('the name %j becomes %j', (name, expected) => {
  expect(letterOf({ name, bytes: pdf }).name).toBe(expected);
});

it('any name becomes a plain file name of at most 120 characters with the ending of its type', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (given) => {
      const { name } = letterOf({ name: given.slice(0, 120), bytes: pdf });
      expect(name).toMatch(/^[^./\\<>:"|?*][^/\\<>:"|?*]*\.pdf$/iu);
      expect(name.length).toBeLessThanOrEqual(120);
      expect(name.isWellFormed()).toBe(given.slice(0, 120).isWellFormed());
    }),
  );
});

it('a picture is kept as it is, whatever it takes to open it, up to the megapixels of a photo of people', async () => {
  for (const make of Object.values(hurtingPictures)) {
    const bytes = await make();
    expect(letterOf({ name: 'surat', bytes }).bytes).toBe(bytes);
  }
  expect(() => letterOf({ name: 'surat', bytes: pngHead(10_000, 4_001) })).toThrow(refusal('file_too_large'));
});
