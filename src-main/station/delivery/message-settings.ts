/** How guardians are sent messages, as staff set it. The gateway's headers carry its key: sealed, and never shown again. And
 * the hours in which they get none. */
import type { MessageSettings } from '../../../src-shared/contract/delivery.ts';
import { type CommandArguments, commandArguments } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Store } from '../ports.ts';
import { minutesOf } from '../time/dates.ts';
import type { TimeZone } from '../time/local-time.ts';
import { bodyProblem, placesOf } from './fill-in.ts';

/** A kind of message that a guardian may get. */
export type MessageKind = MessageSettings['on'][number];
export type StoredSettings = Omit<MessageSettings, 'headerNames' | 'delivery' | 'guardians'>;

const name = 'messages';
/** What a text may say. */
const places = new Set(['name', 'school', 'time', 'date', 'status', 'minutes']);
const templateKey = /^(arrival|late|departure|absent)\.(id|en)$/;

export function readSettings(store: Store): StoredSettings {
  const kept = store.preferences.get(name);
  if (kept !== null && typeof kept === 'object') return kept as StoredSettings;
  const { actor: _, headers: __, ...defaults } = commandArguments['messages.configure'].parse({ enabled: false });
  return defaults;
}

export function readHeaders(store: Store): Record<string, string> {
  const sealed = store.preferences.secret(name);
  return sealed ? (JSON.parse(new TextDecoder().decode(sealed)) as Record<string, string>) : {};
}

/** Part of a transaction. Headers that are not given stay, but never for another address: a key is meant for one service. */
export function writeSettings(
  store: Store,
  settings: StoredSettings,
  headers: Record<string, string> | undefined,
): void {
  const moved = originOf(settings.url) !== originOf(readSettings(store).url);
  const kept = headers ?? (moved ? {} : undefined);
  store.preferences.put(name, settings);
  if (kept) store.preferences.putSecret(name, new TextEncoder().encode(JSON.stringify(kept)));
}

/** Throws `invalid_argument` for what could not be sent as it is meant. */
export function checkSettings({ headers = {}, ...settings }: CommandArguments<'messages.configure'>): void {
  if (settings.enabled && settings.url === null) throw invalid('url', 'Enter the address of the message gateway.');
  if (settings.url !== null) checkAddress(settings.url);
  const body = bodyProblem(settings);
  if (body) throw invalid('body', body);
  for (const [key, text] of Object.entries(settings.templates)) checkTemplate(key, text);
  for (const [header, value] of Object.entries(headers)) checkHeader(header, value);
}

/** Whoever sees an address may not see a password in it: it belongs into a header. */
export function checkAddress(address: string): void {
  const { username, password } = new URL(address);
  if (username || password)
    throw invalid('url', 'The address may not contain a user name or password. Use a header or the signature instead.');
}

function checkTemplate(key: string, text: string): void {
  if (!templateKey.test(key))
    throw invalid('templates', `"${key.slice(0, 40)}" is no message. Name one like arrival.id or absent.en.`);
  if (text.trim() === '')
    throw invalid('templates', `The text of ${key} is empty. Leave it out for the station's own.`);
  const unknown = placesOf(text).find((place) => !places.has(place));
  if (unknown) throw invalid('templates', `{${unknown}} is not known in ${key}. Use ${[...places].join(', ')}.`);
}

/** Those that the station writes itself, or that would change how the request is read. */
const ownHeaders = /^(host|content-.*|transfer-encoding|connection|expect|upgrade|te|trailer|keep-alive|proxy-.*)$/i;

function checkHeader(header: string, value: string): void {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(header) || ownHeaders.test(header))
    throw invalid('headers', `"${header.slice(0, 40)}" is no header that can be set. Use one like Authorization.`);
  if (!/^[\x20-\x7e]*$/.test(value))
    throw invalid('headers', `The value of ${header} has characters that a header cannot carry.`);
}

function originOf(url: string | null): string | null {
  return url === null ? null : new URL(url).origin;
}

function invalid(field: string, message: string): StationError {
  return new StationError('invalid_argument', message, { field });
}

/** The hours of the school's clock within which guardians are left alone. */
export interface QuietHours {
  from: string;
  to: string;
}

/** When the quiet hours that an instant lies in are over; null outside of them. `to` itself is not quiet any more. */
export function quietUntil(instant: number, quiet: QuietHours | null, zone: TimeZone): number | null {
  if (!quiet) return null;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const { date, minutes } = zone.local(instant);
  if (from <= to) return from <= minutes && minutes < to ? zone.instant(date, to) : null;
  if (minutes >= from) return zone.instant(date, to + 24 * 60);
  return minutes < to ? zone.instant(date, to) : null;
}
