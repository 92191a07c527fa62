/** What an API key looks like: `hadir_<number>_<secret>`. The number finds its row, so that only one hash must be tried. */

export function keyText(id: number, secret: string): string {
  return `hadir_${id}_${secret}`;
}

/** null for a text that is no key of this form. */
export function parseKey(text: string): { id: number; secret: string } | null {
  const match = /^hadir_([1-9]\d{0,14})_([\w-]{20,100})$/.exec(text);
  return match ? { id: Number(match[1]), secret: match[2] as string } : null;
}
