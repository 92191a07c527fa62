/** A letter that comes with a leave request. Its type is what its bytes say, whatever its name or its sender claims. */
import { StationError } from '../../../src-shared/errors.ts';
import { megapixels, pictureSize } from '../../../src-shared/picture-size.ts';

/** 5 MB: a scanned page, or a phone's photo of one. */
export const maxLetterBytes = 5 * 1024 ** 2;
/** Nothing here unpacks it, but the computers of those who open it do. The same as for photos of people. */
const maxMegapixels = 40;
const maxName = 120;

interface LetterType {
  mediaType: string;
  /** The first is what a name gets that has none of them. */
  endings: readonly [string, ...string[]];
  begins(bytes: Uint8Array): boolean;
}

const has = (bytes: Uint8Array, at: number, text: string): boolean =>
  Array.from(text).every((character, i) => bytes[at + i] === character.charCodeAt(0));

const types: readonly LetterType[] = [
  { mediaType: 'application/pdf', endings: ['.pdf'], begins: (bytes) => has(bytes, 0, '%PDF-') },
  { mediaType: 'image/jpeg', endings: ['.jpg', '.jpeg'], begins: (bytes) => has(bytes, 0, '\xff\xd8\xff') },
  { mediaType: 'image/png', endings: ['.png'], begins: (bytes) => has(bytes, 0, '\x89PNG\r\n\x1a\n') },
  {
    mediaType: 'image/webp',
    endings: ['.webp'],
    begins: (bytes) => has(bytes, 0, 'RIFF') && has(bytes, 8, 'WEBP'),
  },
];

/** What a letter can be. */
export const letterMediaTypes: readonly string[] = types.map(({ mediaType }) => mediaType);

export interface Letter {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** Throws `file_too_large`, `file_unreadable`. */
export function letterOf({ name, bytes }: { name: string; bytes: Uint8Array }): Letter {
  if (bytes.length > maxLetterBytes)
    throw new StationError('file_too_large', 'The letter is larger than 5 MB. Send a smaller one.');
  const type = types.find(({ begins }) => begins(bytes));
  if (!type) throw new StationError('file_unreadable', 'The letter must be a PDF, or a JPEG, PNG or WebP picture.');
  const size = pictureSize(bytes);
  if (size && megapixels(size) > maxMegapixels)
    throw new StationError('file_too_large', 'The letter has more than 40 megapixels. Send a smaller picture.');
  return { name: nameOf(name, type.endings), mediaType: type.mediaType, bytes };
}

/** A plain file name with an ending of its type: saved on a member of staff's computer, it opens as what it is. */
function nameOf(given: string, endings: LetterType['endings']): string {
  const plain = (given.split(/[/\\]/).at(-1) ?? '')
    // What a file name cannot have somewhere, and what turns the direction of writing: "fdp.exe" must not look like a PDF.
    .replace(/[<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (endings.some((ending) => plain.toLowerCase().endsWith(ending) && plain.length > ending.length)) return plain;
  const stem = plain === '' || endings.includes(`.${plain.toLowerCase()}`) ? 'surat' : plain;
  return (
    Array.from(stem)
      .slice(0, maxName - 5)
      .join('') + endings[0]
  );
}
