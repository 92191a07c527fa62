/** The words people read, in both languages, one pair of files an area. Keys are checked by the compiler, completeness by a test. */
import attendanceEn from './attendance/en.json' with { type: 'json' };
import attendanceId from './attendance/id.json' with { type: 'json' };
import calendarEn from './calendar/en.json' with { type: 'json' };
import calendarId from './calendar/id.json' with { type: 'json' };
import desktopEn from './desktop/en.json' with { type: 'json' };
import desktopId from './desktop/id.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import gateEn from './gate/en.json' with { type: 'json' };
import gateId from './gate/id.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };
import officeEn from './office/en.json' with { type: 'json' };
import officeId from './office/id.json' with { type: 'json' };
import palmEn from './palm/en.json' with { type: 'json' };
import palmId from './palm/id.json' with { type: 'json' };
import peopleEn from './people/en.json' with { type: 'json' };
import peopleId from './people/id.json' with { type: 'json' };
import reportsEn from './reports/en.json' with { type: 'json' };
import reportsId from './reports/id.json' with { type: 'json' };
import settingsEn from './settings/en.json' with { type: 'json' };
import settingsId from './settings/id.json' with { type: 'json' };
import staffEn from './staff/en.json' with { type: 'json' };
import staffId from './staff/id.json' with { type: 'json' };

export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

const indonesian = {
  ...id,
  ...officeId,
  ...staffId,
  ...gateId,
  ...palmId,
  ...peopleId,
  ...attendanceId,
  ...calendarId,
  ...reportsId,
  ...settingsId,
  ...desktopId,
};
const english = {
  ...en,
  ...officeEn,
  ...staffEn,
  ...gateEn,
  ...palmEn,
  ...peopleEn,
  ...attendanceEn,
  ...calendarEn,
  ...reportsEn,
  ...settingsEn,
  ...desktopEn,
};

export type MessageKey = keyof typeof indonesian;
export type MessageParams = Record<string, string | number>;

export const catalogues: Record<Language, Record<MessageKey, string>> = { id: indonesian, en: english };

/** `{name}` is replaced by `params.name`; a placeholder without a value stays visible, so that it is noticed. `{days|day|days}` is
 * the first word where `params.days` is 1, and the second otherwise: Indonesian has no need of it. */
export function translate(language: Language, key: MessageKey, params: MessageParams = {}): string {
  return catalogues[language][key]
    .replace(/\{(\w+)\|([^|}]*)\|([^|}]*)\}/g, (_, name: string, one: string, many: string) =>
      String(params[name]) === '1' ? one : many,
    )
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
