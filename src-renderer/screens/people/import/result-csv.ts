/** The rows that an import left out, as a file to correct and to import again or to send to whoever made the list. */
import type { MadeFile } from '../../../../src-shared/contract/fields.ts';

/** Excel opens UTF-8 rightly only where the file begins with this. */
const mark = '\uFEFF';

/** A cell that begins like a formula is made text: a spreadsheet must not run what a list brought. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvFile(name: string, rows: readonly (readonly (string | number)[])[]): MadeFile {
  const text = rows.map((row) => row.map(cell).join(',')).join('\r\n');
  return { name, mediaType: 'text/csv', bytes: new TextEncoder().encode(`${mark}${text}\r\n`) };
}
