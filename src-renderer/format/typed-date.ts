/** A date as somebody types it in Indonesian or English: 17/8/2026, 17-08-2026, 2026-08-17, 17 Agustus 2026, 17 Aug 2026. */
const months = [
  ['jan'],
  ['feb', 'peb'],
  ['mar'],
  ['apr'],
  ['mei', 'may'],
  ['jun'],
  ['jul'],
  ['agu', 'ags', 'aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov', 'nop'],
  ['des', 'dec'],
] as const;

/** `2026-08-17`; null for what is none. */
export function typedDate(text: string): string | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const plain = /^\s*(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\s*$/.exec(text);
  if (plain) return real(Number(plain[3]), Number(plain[2]), Number(plain[1]));
  const words = /^\s*(\d{1,2})\s+(\p{L}{3})\p{L}*\.?\s+(\d{4})\s*$/u.exec(text);
  if (!words) return null;
  const month = months.findIndex((names) => names.some((name) => name === words[2]?.toLowerCase()));
  return real(Number(words[3]), month + 1, Number(words[1]));
}

function real(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
