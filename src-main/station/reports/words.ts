/** A report's words: dates, months and times as each language writes them. */
import { type Language, type MessageKey, type MessageParams, translate } from '../../../src-shared/messages/index.ts';

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

export interface Words {
  language: Language;
  say(key: MessageKey, params?: MessageParams): string;
  /** 20 November 2026 */
  date(date: string): string;
  /** November 2026 */
  month(month: string): string;
  /** "Kelas 7A", "Semua kelas" */
  group(group: string | undefined): string;
}

export function wordsIn(language: Language): Words {
  const say: Words['say'] = (key, params) => translate(language, key, params);
  const format = (date: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  return {
    language,
    say,
    date: (date) => format(date, { day: 'numeric', month: 'long', year: 'numeric' }),
    month: (month) => format(`${month}-01`, { month: 'long', year: 'numeric' }),
    group: (group) => (group ? say('report.group', { group }) : say('report.everybody')),
  };
}

/** Letters, digits and hyphens: what every file system and header takes. */
export function fileName(...parts: (string | undefined)[]): string {
  const name = parts
    .filter(Boolean)
    .join('-')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return name.replace(/^-+|-+$/g, '').slice(0, 80);
}
