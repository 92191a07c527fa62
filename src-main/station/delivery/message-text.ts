/** The words of a message: the school's own where it wrote some, else the station's, in the guardian's language. */
import type { OutboxEvent } from '../../../src-shared/contract/delivery.ts';
import { type Language, translate } from '../../../src-shared/messages/index.ts';
import { fillText } from './fill-in.ts';
import type { MessageKind } from './message-settings.ts';

export interface Said {
  kind: MessageKind;
  language: Language;
  /** The instant it is about, and its school day. */
  happened: string;
  day: string;
  /** IANA name. */
  zone: string;
  school: string;
  name: string;
}

export function messageText(said: Said, event: OutboxEvent, templates: Record<string, string>): string {
  const { kind, language, school, name } = said;
  const status = event.data.status ?? null;
  const values = {
    name,
    school,
    time: timeOf(said),
    date: dateOf(said),
    status: status === null ? '' : translate(language, `report.status.${status}`),
    minutes: event.data.lateMinutes ?? 0,
  };
  const own = templates[`${kind}.${language}`];
  return own === undefined ? translate(language, `guardian.${kind}`, values) : fillText(own, values);
}

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], options);
  formats.set(key, made);
  return made;
}

function timeOf({ language, happened, zone }: Said): string {
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return format(language, options).format(new Date(happened));
}

/** The school day has no zone: it is the date that the school calls it by. */
function dateOf({ language, day }: Said): string {
  const options = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return format(language, options).format(new Date(`${day}T00:00:00.000Z`));
}
