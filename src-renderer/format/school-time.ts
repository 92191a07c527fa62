/** Instants as the school's clock shows them, and back. */
import type { Language } from '../../src-shared/messages/index.ts';

const separator: Record<Language, string> = { id: '.', en: ':' };
const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

export function computerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** 06.52 or 06:52. */
export function clockTime(at: string, zone: string, language: Language): string {
  const { hour, minute } = partsOf(Date.parse(at), zone);
  return `${hour}${separator[language]}${minute}`;
}

/** 0 to 23. */
export function hourIn(at: string, zone: string): number {
  return Number(partsOf(Date.parse(at), zone).hour);
}

/** The calendar date that the clock of a zone shows at an instant, `2026-11-20`. */
export function dateIn(at: string, zone: string): string {
  const { year, month, day } = partsOf(Date.parse(at), zone);
  return `${year}-${month}-${day}`;
}

/** A time as the contract writes it (`07:10`, or `25:30` for half past one the next morning) in the words of the language. */
export function planTime(time: string, language: Language): string {
  const [hours = '0', minutes = '00'] = time.split(':');
  return `${String(Number(hours) % 24).padStart(2, '0')}${separator[language]}${minutes}`;
}

/** The instant of `HH:MM` on a school day. Before `dayStarts` it is the small hours after that day. */
export function instantOn(date: string, time: string, zone: string, dayStarts: string): string {
  const wall = Date.parse(`${date}T${time}:00Z`) + (time < dayStarts ? dayMs : 0);
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = wall - offsetAt(wall, zone);
  return new Date(wall - offsetAt(guess, zone)).toISOString();
}

function offsetAt(at: number, zone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(at, zone);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(at / 1000) * 1000;
}

function partsOf(at: number, zone: string) {
  const format = formats.get(zone) ?? formatOf(zone);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = parts;
  return { year, month, day, hour, minute, second };
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const two = '2-digit';
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  });
  formats.set(zone, made);
  return made;
}

// Times and dates as each language writes them, in the time zone of the school: a gate's computer may think it is elsewhere.

const two = (value: number) => String(value).padStart(2, '0');
const locale: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** Indonesian writes 06.52, English 06:52. */
export function formatTime(at: Date, language: Language, zone: string): string {
  return clockTime(at.toISOString(), zone, language);
}

export function formatSeconds(at: Date): string {
  return two(at.getSeconds());
}

export function formatDate(at: Date, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(locale[language], {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at);
}

export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(locale[language]).format(count);
}
