/** The words people read, in both languages. Keys are checked by the compiler, completeness by a test. */
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };

export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];
export type MessageKey = keyof typeof id;
export type MessageParams = Record<string, string | number>;

const catalogues: Record<Language, Record<MessageKey, string>> = { id, en };

/** `{name}` is replaced by `params.name`; a placeholder without a value stays visible, so that it is noticed. */
export function translate(language: Language, key: MessageKey, params: MessageParams = {}): string {
  return catalogues[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
