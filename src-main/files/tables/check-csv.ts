/**
 * Looks once at each character of a CSV file before it is parsed: the parser keeps a record of every quotation mark that stands where
 * none may, and splits a row of ten million separators before anybody counts them.
 */
import { checkTable, limits, unreadable } from '../limits.ts';

/** Rows that are parsed: more than are taken, so that too many are seen. */
export const mostRows = limits.rows + 100;
/** Cells of a row, empty ones at its end included. */
const mostCells = limits.columns * 5;
/** Quotation marks within a quoted cell that neither end it nor are doubled. */
const mostStray = 1000;
const mark = '"';

/** How much of `text` has the rows that are parsed, in characters. Throws `file_unreadable`, `file_too_large`. */
export function checkCsv(text: string, separator: string): number {
  const ending = text.includes('\n') ? '\n' : '\r';
  let [at, rows, cells, stray] = [0, 0, 1, 0];
  while (at < text.length) {
    if (text[at] === mark) {
      const end = endOfQuoted(text, at, separator, ending, () => {
        if (++stray > mostStray)
          throw unreadable(
            `Row ${rows + 1} has quotation marks within quotation marks. Save the file again as .xlsx or .csv in the spreadsheet program.`,
          );
      });
      // The parser says in which row it is that was never closed.
      if (end < 0) return text.length;
      at = end;
    }
    while (at < text.length && text[at] !== separator && text[at] !== ending) at++;
    if (text[at] === separator) {
      if (++cells > mostCells) checkTable(0, cells);
    } else if (at < text.length) {
      cells = 1;
      if (++rows >= mostRows) return at + 1;
    }
    at++;
  }
  return text.length;
}

/** Behind the mark that ends the cell whose first is at `start`; -1 where none does. */
function endOfQuoted(text: string, start: number, separator: string, ending: string, onStray: () => void): number {
  for (let at = text.indexOf(mark, start + 1); at >= 0; at = text.indexOf(mark, at + 1)) {
    if (text[at + 1] === mark) at++;
    else if (endsCell(text, at + 1, separator, ending)) return at + 1;
    else onStray();
  }
  return -1;
}

/** Spaces may stand between the last mark and the separator. */
function endsCell(text: string, from: number, separator: string, ending: string): boolean {
  let at = from;
  while (text[at] === ' ' || (text[at] === '\r' && ending === '\n')) at++;
  return at >= text.length || text[at] === separator || text[at] === ending;
}
