/** The whole-day events of an iCalendar file (RFC 5545): as much of the format as lists of holidays use. */
import { StationError } from '../../../src-shared/errors.ts';
import { addDays } from '../time/dates.ts';

export interface WholeDays {
  /** Number of the event in the file, from 1. */
  event: number;
  from: string;
  /** Included. */
  to: string;
  name: string;
}

interface Property {
  name: string;
  parameters: string;
  value: string;
}

type Event = Map<string, Property>;

export function isICalendar(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 64));
  return /^\s*BEGIN:VCALENDAR/i.test(head);
}

/** Meetings at a time of day and cancelled events are left out. Throws `file_unreadable`, `import_refused`. */
export function wholeDaysOf(bytes: Uint8Array): WholeDays[] {
  return eventsOf(linesOf(bytes)).flatMap((event, i) => wholeDays(event, i + 1));
}

/** Long lines are folded between any two bytes, so they are joined before the text is decoded. */
function linesOf(bytes: Uint8Array): string[] {
  const joined: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const ending = bytes[i] === 13 && bytes[i + 1] === 10 ? 2 : bytes[i] === 10 ? 1 : 0;
    const next = bytes[i + ending];
    if (ending > 0 && (next === 32 || next === 9)) i += ending;
    else joined.push(bytes[i] as number);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(joined)).split(/\r?\n/);
  } catch {
    throw new StationError(
      'file_unreadable',
      'The calendar file is not UTF-8 text. Export it again as iCalendar (.ics).',
    );
  }
}

/** Properties of each VEVENT itself, not of the alarms within it. */
function eventsOf(lines: readonly string[]): Event[] {
  const events: Event[] = [];
  const open: string[] = [];
  for (const line of lines) {
    const property = propertyOf(line);
    if (!property) continue;
    const { name, value } = property;
    const component = value.trim().toUpperCase();
    if (name === 'BEGIN') {
      open.push(component);
      if (component === 'VEVENT') events.push(new Map());
    } else if (name === 'END') {
      if (open.pop() !== component) throw unreadable();
    } else if (open.at(-1) === 'VEVENT') events.at(-1)?.set(name, property);
  }
  if (open.length > 0) throw unreadable();
  return events;
}

function propertyOf(line: string): Property | null {
  const [, name, parameters = '', value = ''] = /^([A-Za-z0-9-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/.exec(line) ?? [];
  return name === undefined ? null : { name: name.toUpperCase(), parameters: parameters.toUpperCase(), value };
}

function wholeDays(event: Event, number: number): WholeDays[] {
  const start = event.get('DTSTART');
  const from = start && dateOf(start);
  const end = event.get('DTEND');
  if (!from || (end && !dateOf(end)) || event.get('STATUS')?.value.trim().toUpperCase() === 'CANCELLED') return [];
  const name = unescaped(event.get('SUMMARY')?.value ?? '');
  if (event.has('RRULE') || event.has('RDATE')) {
    const message = `"${name}" (event ${number}) repeats by a rule. Export the calendar with every date written out.`;
    throw new StationError('import_refused', message, { row: number });
  }
  return [{ event: number, from, to: lastDay(event, from), name }];
}

/** DTEND is the first day after the event; without any end it is one day long. */
function lastDay(event: Event, from: string): string {
  const end = event.get('DTEND');
  const until = end && dateOf(end);
  if (until && until > from) return addDays(until, -1);
  const [, weeks, days] = /^P(?:(\d{1,3})W|(\d{1,4})D)$/.exec(event.get('DURATION')?.value.trim() ?? '') ?? [];
  return addDays(from, Math.max(1, Number(weeks ?? 0) * 7 + Number(days ?? 0)) - 1);
}

/** The date of a whole-day value; the school's midnight counts as one, since some programs write their whole days so. */
function dateOf({ value }: Property): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(?:T000000)?$/.exec(value.trim()) ?? [];
  const date = `${year}-${month}-${day}`;
  return year !== undefined && !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) ? date : null;
}

function unescaped(text: string): string {
  return text
    .replace(/\\([nN\\;,])/g, (_, escaped: string) => (escaped === 'n' || escaped === 'N' ? ' ' : escaped))
    .replace(/\s+/g, ' ')
    .trim();
}

function unreadable(): StationError {
  return new StationError('file_unreadable', 'The calendar file is cut off or damaged. Export it again.');
}
