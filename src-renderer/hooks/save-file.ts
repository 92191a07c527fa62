/** Gives the person a file that the station made. */
import type { MadeFile } from '../../src-shared/contract/fields.ts';

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
