/** Multipart bodies written by hand, so that every byte of them can be wrong. */

export interface Part {
  name: string;
  filename?: string;
  type?: string;
  /** In place of the part's own head. */
  head?: string;
  content: Uint8Array | string;
}

export const boundary = 'hadir-abuse-7f3a';
export const contentType = `multipart/form-data; boundary=${boundary}`;

export function multipart(parts: readonly Part[], mark = boundary): Buffer {
  const pieces = parts.flatMap((part) => [`--${mark}\r\n${part.head ?? headOf(part)}\r\n\r\n`, part.content, '\r\n']);
  return Buffer.concat([...pieces, `--${mark}--\r\n`].map((piece) => Buffer.from(piece)));
}

/** The parts of a proper form. */
export function partsOf(fields: Record<string, string>, file: string, image: Uint8Array | null): Part[] {
  const parts: Part[] = Object.entries(fields).map(([name, content]) => ({ name, content }));
  if (image) parts.push({ name: file, filename: 'a.jpg', type: 'image/jpeg', content: image });
  return parts;
}

function headOf({ name, filename, type }: Part): string {
  const file = filename === undefined ? '' : `; filename="${filename}"`;
  return `Content-Disposition: form-data; name="${name}"${file}${type ? `\r\nContent-Type: ${type}` : ''}`;
}
