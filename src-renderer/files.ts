/** Files that go to the person and come from them: what the station made, what they chose, a photo made small, rows as CSV. */
import type { MadeFile } from '../src-shared/contract/fields.ts';

/** Milliseconds: the browser has taken the bytes long before. */
const released = 60_000;

export function saveFile({ name, mediaType, bytes }: MadeFile): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), released);
}

/** A file the person chose, as bytes. */
export async function readFile(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

/** Pixels. */
const longestSide = 1600;

/** A photo as a helper picks it, made small enough to send: telephones write twelve megapixels, a face needs one. */
export async function readPhoto(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    // The browser cannot read it; the station says in words why not.
    return new Uint8Array(await file.arrayBuffer());
  }
}

/** Excel opens UTF-8 rightly only where the file begins with this. */
const mark = '\uFEFF';

/** A cell that begins like a formula is made text: a spreadsheet must not run what a list brought. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows that an import left out, as a file to correct and to import again or to send to whoever made the list. */
export function csvFile(name: string, rows: readonly (readonly (string | number)[])[]): MadeFile {
  const text = rows.map((row) => row.map(cell).join(',')).join('\r\n');
  return { name, mediaType: 'text/csv', bytes: new TextEncoder().encode(`${mark}${text}\r\n`) };
}
