/** Telephone numbers as messages are sent to them: E.164. Numbers without a country are Indonesian ones. */

/** `''` for nothing, null for what is no telephone number. */
export function cleanPhone(text: string): string | null {
  // What people put between digits, and a trunk zero in brackets: +62 (0)812-3456-7890.
  const compact = text.replace(/\(0\)/g, '').replace(/[\s\u00a0().\-–/]/g, '');
  if (compact === '') return '';
  const international = compact.startsWith('+') ? compact.slice(1) : withCountry(compact);
  return /^[1-9]\d{7,14}$/.test(international) ? `+${international}` : null;
}

/** Spreadsheets eat the zero of 0812…, so that a number may begin with its 8. */
function withCountry(digits: string): string {
  if (digits.startsWith('00')) return digits.slice(2);
  if (digits.startsWith('0')) return `62${digits.slice(1)}`;
  if (/^8\d{7,11}$/.test(digits)) return `62${digits}`;
  return digits;
}
