/** What a bundle says of pupils: users in the role of a student, with their sex, class and dates put together. */
import { rosterTable } from '../../../../src-shared/contract/profile.ts';
import type { RowProblem } from '../../../../src-shared/contract/roster.ts';
import type { MessageKey, MessageParams } from '../../../../src-shared/messages/index.ts';
import { isDate } from '../../time/dates.ts';
import { type Entry, readInto } from '../entries.ts';
import { type Bundle, type Classes, type Enrollment, homeroomOf, type Line } from './bundle.ts';

interface Facts {
  bundle: Bundle;
  classes: Classes;
  today: string;
  /** Pupils that an earlier bundle brought: a delta need not say that they are students. */
  isPupil(sourceId: string): boolean;
  groupOf(sourceId: string): string;
}

export function entriesOfBundle(facts: Facts): Entry[] {
  const { lines } = facts.bundle;
  const enrollments = grouped(lines['enrollments.csv'].filter((line) => line.get('role') === 'student'));
  const demographics = new Map(lines['demographics.csv'].map((line) => [line.get('sourcedId'), line]));
  const isStudent = studentsOf(facts, enrollments);
  const users = lines['users.csv'].filter((line) => isStudent(line));
  const entries = users.map((line) => {
    const entry = entryOf(line, facts);
    readDemographics(entry, demographics.get(line.get('sourcedId')));
    addClass(entry, enrollments.get(line.get('sourcedId')) ?? [], facts);
    return entry;
  });
  const named = new Set(lines['users.csv'].map((line) => line.get('sourcedId')));
  const others = [...enrollments].filter(([sourceId]) => !named.has(sourceId));
  return [...entries, ...others.map(([sourceId, own]) => enrolledOnly(sourceId, own, facts))];
}

function studentsOf({ bundle, isPupil }: Facts, enrollments: Map<string, Line[]>): (user: Line) => boolean {
  const roles = grouped(bundle.lines['roles.csv'].filter((line) => line.get('status') !== 'tobedeleted'));
  return (user) => {
    const sourceId = user.get('sourcedId');
    const own = roles.get(sourceId)?.map((line) => line.get('role'));
    // OneRoster 1.1 has the role beside the name.
    const said = own ?? (user.get('role') === '' ? undefined : [user.get('role')]);
    return said ? said.includes('student') : enrollments.has(sourceId) || isPupil(sourceId);
  };
}

function entryOf(line: Line, { today }: Facts): Entry {
  const sourceId = line.get('sourcedId');
  const entry: Entry = { file: line.file, row: line.row, values: {}, problems: [] };
  const own = ownNumber(sourceId);
  if (own === null) entry.sourceId = sourceId;
  else entry.values.userId = own;
  if (sourceId === '') report(entry, line, 'roster.problem.id_missing', 'sourcedId');
  if (!statuses.includes(line.get('status')))
    report(entry, line, 'roster.problem.status', 'status', { value: line.get('status').slice(0, 40) });
  if (line.get('status') === 'tobedeleted') return { ...entry, leavesOn: today };
  const ids = idsOf(line.get('userIds'));
  readInto(entry, 'name', fullName(line), 'givenName');
  for (const { name, oneRoster: place } of rosterTable) {
    if (place?.in === 'users') readInto(entry, name, line.get(place.column), place.column);
    if (place?.in !== 'userIds') continue;
    const other = place.orColumn === undefined ? '' : line.get(place.orColumn);
    readInto(entry, name, ids.get(place.type.toLowerCase()) ?? other, place.orColumn ?? 'userIds');
  }
  return entry;
}

/** What the standard has no word of ours for says nothing. */
function readDemographics(entry: Entry, line: Line | undefined): void {
  if (!line) return;
  for (const { name, oneRoster: place } of rosterTable) {
    if (place?.in !== 'demographics') continue;
    const word = line.get(place.column);
    const known = Object.entries(place.words).find(([, standard]) => standard === word);
    if (known) readInto(entry, name, known[0], place.column);
  }
}

const statuses = ['', 'active', 'tobedeleted'];

/** A delta may move somebody without saying anything else about them. */
function enrolledOnly(sourceId: string, enrollments: readonly Line[], facts: Facts): Entry {
  const [line] = enrollments as [Line, ...Line[]];
  const entry: Entry = { file: line.file, row: line.row, values: {}, problems: [] };
  const own = ownNumber(sourceId);
  if (own === null) entry.sourceId = sourceId;
  else entry.values.userId = own;
  if (own === null && !facts.isPupil(sourceId))
    report(entry, line, 'roster.problem.unknown_user', 'userSourcedId', { id: sourceId.slice(0, 80) });
  else addClass(entry, enrollments, facts);
  return entry;
}

function addClass(entry: Entry, enrollments: readonly Line[], { classes, today, groupOf }: Facts): void {
  if (entry.leavesOn !== undefined) return;
  const [over, active] = [true, false].map((wanted) =>
    enrollments.filter((line) => (line.get('status') === 'tobedeleted') === wanted),
  ) as [Line[], Line[]];
  const known = active.flatMap((line) => enrollmentOf(entry, line, classes));
  const chosen = homeroomOf(known, today);
  if (chosen) {
    readInto(entry, 'group', chosen.facts.title, 'classSourcedId');
    if (chosen.begins !== '') entry.from = chosen.begins;
    return;
  }
  const titles = over.map((line) => classes[line.get('classSourcedId')]?.title);
  if (known.length === 0 && entry.sourceId !== undefined && titles.includes(groupOf(entry.sourceId)))
    entry.values.group = '';
}

function enrollmentOf(entry: Entry, line: Line, classes: Classes): Enrollment[] {
  const id = line.get('classSourcedId');
  const facts = Object.hasOwn(classes, id) ? classes[id] : undefined;
  if (!facts) {
    report(entry, line, 'roster.problem.unknown_class', 'classSourcedId', { id: id.slice(0, 80) });
    return [];
  }
  for (const column of ['beginDate', 'endDate'])
    if (line.get(column) !== '' && !isDate(line.get(column))) report(entry, line, 'roster.problem.date', column);
  return [{ line, facts, begins: line.get('beginDate') || facts.begins }];
}

function report(entry: Entry, line: Line, message: MessageKey, column: string, params: MessageParams = {}): void {
  const { file, row } = line;
  const problem: RowProblem = { file, row, column, value: line.get(column).slice(0, 80), message, params };
  entry.problems.push(problem);
}

function grouped(lines: readonly Line[]): Map<string, Line[]> {
  return Map.groupBy(lines, (line) => line.get('userSourcedId'));
}

/** In front of the user number of people who have no id of another system. */
const ours = 'hadir-';

/** How a bundle writes a user's names and numbers. */
export function ownSourceId(userId: number): string {
  return `${ours}${userId}`;
}

/** The user number in an id that a station gave; null in any other. */
function ownNumber(sourceId: string): string | null {
  const digits = sourceId.startsWith(ours) ? sourceId.slice(ours.length) : '';
  return /^(0|[1-9]\d{0,14})$/.test(digits) ? digits : null;
}

/** Types in small letters -> id, of `{NIS:0012},{NISN:0051234567}`. */
function idsOf(userIds: string): Map<string, string> {
  const found = userIds.slice(0, 2000).matchAll(/\{\s*([^:{}]+?)\s*:\s*([^{}]*?)\s*\}/g);
  return new Map(Array.from(found, ([, type = '', id = '']) => [type.toLowerCase(), id]));
}

/** Who has one name only is written with a dash, a dot or the same name again for the family's. */
function fullName(line: Line): string {
  const whole = line.get('metadata.fullName');
  if (whole !== '') return whole;
  const given = line.get('givenName');
  const family = line.get('familyName');
  const names = [given, line.get('middleName'), /^[-.]?$/.test(family) || family === given ? '' : family];
  return names.filter((name) => name !== '').join(' ');
}

/** Both are required, so a single name gets a dash. */
export function splitName(name: string): { given: string; family: string } {
  const at = name.lastIndexOf(' ');
  return at < 0 ? { given: name, family: '-' } : { given: name.slice(0, at), family: name.slice(at + 1) };
}
