/** What somebody is changing about guardian messages, before it is saved: the station's words, the form's gaps. */
import type { MessageSettings } from '../../../../src-shared/contract/delivery.ts';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { catalogues, type Language } from '../../../../src-shared/messages/index.ts';

export const kinds = [
  'arrival',
  'late',
  'departure',
  'absent',
] as const satisfies readonly MessageSettings['on'][number][];
export type Kind = (typeof kinds)[number];

/** What a text may say. */
export const places = ['name', 'school', 'time', 'date', 'status', 'minutes'] as const;

export interface Draft {
  enabled: boolean;
  url: string;
  /** One header is what gateways ask for; '' keeps what was stored. */
  headerName: string;
  headerValue: string;
  body: string;
  contentType: 'application/json' | 'application/x-www-form-urlencoded';
  templates: Record<string, string>;
  on: Kind[];
  quiet: boolean;
  quietFrom: string;
  quietTo: string;
}

export function draftOf(settings: MessageSettings): Draft {
  const { enabled, url, headerNames, body, contentType, templates, on, quietHours } = settings;
  return {
    enabled,
    url: url ?? '',
    headerName: headerNames[0] ?? 'Authorization',
    headerValue: '',
    body,
    contentType: contentType === 'application/x-www-form-urlencoded' ? contentType : 'application/json',
    templates: { ...templates },
    on: [...on],
    quiet: quietHours !== null,
    quietFrom: quietHours?.from ?? '21:00',
    quietTo: quietHours?.to ?? '05:00',
  };
}

export function argumentsOf(draft: Draft): CommandInput<'messages.configure'> {
  const { enabled, url, headerName, headerValue, body, contentType, templates, on, quiet, quietFrom, quietTo } = draft;
  const header = headerName.trim();
  return {
    enabled,
    url: url.trim() || null,
    ...(headerValue !== '' && header !== '' ? { headers: { [header]: headerValue } } : {}),
    body,
    contentType,
    templates,
    on,
    quietHours: quiet ? { from: quietFrom, to: quietTo } : null,
  };
}

/** The text of a kind in a language: the school's own, or the station's. */
export function textOf(templates: Draft['templates'], kind: Kind, language: Language): string {
  return templates[`${kind}.${language}`] ?? catalogues[language][`guardian.${kind}`];
}

/** The station's own words are not kept as the school's: they may be bettered with an update. */
export function withText(draft: Draft, kind: Kind, language: Language, text: string): Draft['templates'] {
  const key = `${kind}.${language}`;
  const { [key]: _, ...others } = draft.templates;
  const own = catalogues[language][`guardian.${kind}`];
  return text.trim() === '' || text === own ? others : { ...others, [key]: text };
}

/** The first place that is not known; null where all are. */
export function unknownPlace(text: string): string | null {
  const found = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return found.find((name) => !places.some((place) => place === name)) ?? null;
}

const example: Record<Language, Record<(typeof places)[number], string>> = {
  id: {
    name: 'Aisyah Zahra',
    school: 'SMP Negeri 4 Cempaka',
    time: '06.52',
    date: 'Jumat, 20 November 2026',
    status: 'Hadir',
    minutes: '8',
  },
  en: {
    name: 'Aisyah Zahra',
    school: 'SMP Negeri 4 Cempaka',
    time: '06:52',
    date: 'Friday, 20 November 2026',
    status: 'Present',
    minutes: '8',
  },
};

/** As a guardian would read it, about somebody made up. */
export function preview(text: string, language: Language, school: string): string {
  const values: Record<string, string> = { ...example[language], ...(school ? { school } : {}) };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
