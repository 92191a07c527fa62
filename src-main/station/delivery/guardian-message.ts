/**
 * What a guardian is told, and whether. Everything is asked anew at the moment of sending: consent that was taken back, a record
 * that was corrected or a pupil who came after all stop a message that waits.
 */
import type { OutboxEvent } from '../../../src-shared/contract/delivery.ts';
import { type Language, translate } from '../../../src-shared/messages/index.ts';
import { personDays } from '../attendance/days.ts';
import type { Context } from '../context.ts';
import type { StoredProfile } from '../ports/people.ts';
import { TimeZone } from '../time/local-time.ts';
import type { Parcel, Plan } from './attempt.ts';
import { fillBody, fillText } from './fill-in.ts';
import { type MessageKind, quietUntil, readHeaders, readSettings, type StoredSettings } from './message-settings.ts';

/** Milliseconds, not counting quiet hours, after which news is no news any more. */
const staleAfter = 12 * 3_600_000;

export class MessageWriter {
  readonly #context: Context;
  readonly #zones = new Map<string, TimeZone>();
  /** A school day on which somebody was recorded: seen once, that stays so for all that matters here. */
  #attended = '';

  constructor(context: Context) {
    this.#context = context;
  }

  /** `now`: the school's time, as the events have it. */
  plan(event: OutboxEvent, now: Date): Plan {
    const { store } = this.#context;
    const settings = readSettings(store);
    const kind = kindOf(event, settings);
    if (kind === null) return { skip: 'Guardians are not sent this.' };
    const profile = event.personId === null ? null : store.profiles.get(event.personId);
    if (profile === null || store.people.get(profile.personId) === null) return { skip: 'The person was removed.' };
    if (!profile.messagesConsent) return { skip: 'The guardian has not agreed to messages.' };
    if (profile.guardianPhone === '') return { skip: "The guardian's phone number is not known." };
    return this.#outdated(event, kind, settings, now) ?? this.#parcel(event, kind, settings, profile);
  }

  /** The zone the school had on that day. */
  #zone(day: string): TimeZone {
    const name = this.#context.calendar.timeZoneOn(day);
    const zone = this.#zones.get(name) ?? new TimeZone(name);
    this.#zones.set(name, zone);
    return zone;
  }

  #outdated(event: OutboxEvent, kind: MessageKind, { quietHours }: StoredSettings, now: Date): Plan | null {
    const zone = this.#zone(this.#context.calendar.dateOf(now));
    const happened = Date.parse(event.data.at ?? event.at);
    const sendable = quietUntil(happened, quietHours, zone) ?? happened;
    if (now.getTime() - sendable > staleAfter) return { skip: 'It is too old to be news.' };
    if (this.#corrected(event, kind)) return { skip: 'It does not hold any more.' };
    const quiet = quietUntil(now.getTime(), quietHours, zone);
    return quiet === null ? null : { wait: quiet - now.getTime() };
  }

  #corrected({ personId, data }: OutboxEvent, kind: MessageKind): boolean {
    const { store } = this.#context;
    if (kind !== 'absent') return data.recordId !== undefined && store.records.correctionOf(data.recordId) !== null;
    const day = data.day ?? '';
    const [found] = personDays(this.#context, { from: day, to: day, personId: personId ?? 0 });
    return found?.status !== 'absent' || !this.#someoneCame(day);
  }

  /** Where nobody at all was recorded, the station was off or the school closed: that must not alarm every family. */
  #someoneCame(day: string): boolean {
    if (this.#attended === day) return true;
    const came = this.#context.store.records.live({ from: day, to: day }).length > 0;
    if (came) this.#attended = day;
    return came;
  }

  #parcel(event: OutboxEvent, kind: MessageKind, settings: StoredSettings, profile: StoredProfile): Plan {
    const { store, settings: station, calendar } = this.#context;
    const happened = event.data.at ?? event.at;
    const day = event.data.day ?? calendar.dateOf(new Date(happened));
    const zone = this.#zone(day).name;
    const name = store.people.get(profile.personId)?.name ?? '';
    const said = { kind, language: profile.guardianLanguage, happened, day, zone, school: station.school, name };
    const text = messageText(said, event, settings.templates);
    return { send: messageParcel(settings, readHeaders(store), { phone: profile.guardianPhone, text }) };
  }
}

export function messageParcel(
  settings: Pick<StoredSettings, 'url' | 'body' | 'contentType'>,
  headers: Record<string, string>,
  values: { phone: string; text: string },
): Parcel {
  return {
    url: settings.url ?? '',
    headers: { ...headers, 'content-type': settings.contentType },
    body: fillBody(settings, values),
  };
}

/** Being late is an arrival too, for families who only want to know that. */
function kindOf({ topic, data }: OutboxEvent, { enabled, on }: StoredSettings): MessageKind | null {
  if (!enabled) return null;
  const wanted = (...kinds: MessageKind[]) => kinds.find((kind) => on.includes(kind)) ?? null;
  if (topic === 'attendance.absent') return wanted('absent');
  if (topic !== 'attendance.recorded') return null;
  const reading = readingOf(data);
  if (reading === 'departure') return wanted('departure');
  if (reading !== 'arrival') return null;
  return (data.lateMinutes ?? 0) > 0 ? wanted('late', 'arrival') : wanted('arrival');
}

/** A gate says what a record means; of one that staff wrote, the direction they gave does. */
function readingOf({ reading, direction, status }: OutboxEvent['data']): string | null {
  if (reading !== undefined) return reading;
  if (status !== 'present' && status !== 'late') return null;
  return direction === 'in' ? 'arrival' : direction === 'out' ? 'departure' : null;
}

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

/** The words of a message: the school's own where it wrote some, else the station's, in the guardian's language. */
function messageText(said: Said, event: OutboxEvent, templates: Record<string, string>): string {
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
