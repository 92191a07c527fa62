/** A spreadsheet program runs a CSV cell that begins like a formula, whoever wrote it: a pupil's name must never be one. */

/** Full-width forms count too: some programs take them for the plain ones. */
const formula = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const neutralised = /^'(?=\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/;

/** An apostrophe in front says "text" to every spreadsheet program. Numbers never come here. */
export function safeCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** What `safeCell` was given. */
export function plainCell(text: string): string {
  return text.replace(neutralised, '');
}
