/** A OneRoster bundle (1.2, and 1.1 where it differs little): a zip of CSV files, and a manifest that says which are there. */
import { StationError } from '../../../../src-shared/errors.ts';
import type { Files } from '../../ports/files.ts';
import { isDate } from '../../time/dates.ts';

/** The files that say something about pupils, with the columns they cannot do without. Others are not looked at. */
const wanted = {
  'users.csv': ['sourcedId', 'givenName', 'familyName'],
  'roles.csv': ['userSourcedId', 'role'],
  'classes.csv': ['sourcedId', 'title'],
  'enrollments.csv': ['classSourcedId', 'userSourcedId', 'role'],
  'academicSessions.csv': ['sourcedId', 'startDate'],
  'demographics.csv': ['sourcedId', 'sex'],
} as const;

export type FileName = keyof typeof wanted;
const fileNames = Object.keys(wanted) as FileName[];

export interface Line {
  file: FileName;
  /** As a spreadsheet shows it. */
  row: number;
  /** Trimmed; '' where the file has no such column. */
  get(column: string): string;
}

export interface Bundle {
  /** Whether the users are all there are, or only those that changed. */
  users: 'bulk' | 'delta' | 'absent';
  lines: Record<FileName, Line[]>;
}

/** Throws `file_unreadable`, `file_too_large`. */
export async function readBundle(files: Files, bytes: Uint8Array): Promise<Bundle> {
  const contents = byName(await files.readZip(bytes));
  const manifest = await manifestOf(files, contents);
  const lines = {} as Bundle['lines'];
  let users: Bundle['users'] = 'absent';
  for (const file of fileNames) {
    const mode = modeOf(manifest, file);
    if (file === 'users.csv') users = mode;
    lines[file] = mode === 'absent' ? [] : await linesOf(files, file, contents.get(file));
  }
  if (users === 'absent' && lines['enrollments.csv'].length === 0)
    throw unreadable('The bundle says nothing about users or enrollments. Export it again with them.');
  return { users, lines };
}

/** Some systems zip a folder; macOS adds files of its own. */
function byName(contents: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const named = [...contents].filter(([path]) => !path.startsWith('__MACOSX/'));
  return new Map(named.map(([path, bytes]) => [path.split('/').at(-1) ?? path, bytes]));
}

async function manifestOf(files: Files, contents: Map<string, Uint8Array>): Promise<Map<string, string>> {
  const bytes = contents.get('manifest.csv');
  if (!bytes)
    throw unreadable('The zip has no manifest.csv: it is no OneRoster bundle. Export it as OneRoster 1.2 CSV.');
  const { rows } = await files.readTable(bytes, 'manifest.csv');
  const manifest = new Map(rows.map(([name = '', value = '']) => [name.trim(), value.trim()]));
  const version = manifest.get('oneroster.version') ?? '';
  if (!/^1\.[12](\.\d+)?$/.test(version))
    throw unreadable(
      `The bundle is of OneRoster ${version.slice(0, 20) || 'no version'}. Export it as OneRoster 1.2 CSV.`,
    );
  return manifest;
}

function modeOf(manifest: Map<string, string>, file: FileName): Bundle['users'] {
  const mode = manifest.get(`file.${file.replace('.csv', '')}`) ?? 'absent';
  if (mode === 'bulk' || mode === 'delta' || mode === 'absent') return mode;
  throw unreadable(`The manifest says "${mode.slice(0, 20)}" of ${file}: it must be bulk, delta or absent.`);
}

async function linesOf(files: Files, file: FileName, bytes: Uint8Array | undefined): Promise<Line[]> {
  if (!bytes) throw unreadable(`The manifest names ${file}, but the zip has no such file. Export the bundle again.`);
  const { headings, rows, firstRow } = await files.readTable(bytes, file);
  const places = new Map(headings.map((heading, i) => [heading, i]));
  const missing = wanted[file].find((column) => !places.has(column));
  if (missing) throw unreadable(`${file} has no column ${missing}. Export the bundle again as OneRoster 1.2 CSV.`);
  return rows
    .map((cells, i) => ({
      file,
      row: firstRow + i,
      get: (column: string) => cells[places.get(column) ?? -1]?.trim() ?? '',
    }))
    .filter((_, i) => rows[i]?.some((cell) => cell !== ''));
}

function unreadable(message: string): StationError {
  return new StationError('file_unreadable', message);
}

export interface ClassFacts {
  title: string;
  homeroom: boolean;
  /** The first day of its earliest term; '' where unknown. */
  begins: string;
}

export type Classes = Record<string, ClassFacts>;

/**
 * Which group a pupil is in, out of their enrollments. The homeroom is the group; where no class is one, a pupil's only class is.
 * Several subjects say nothing about the group. Classes are kept after an import, since a delta names them by their id only.
 */
export function classesOf({ lines }: Bundle, kept: Classes): Classes {
  const terms = new Map(lines['academicSessions.csv'].map((line) => [line.get('sourcedId'), line.get('startDate')]));
  const found = lines['classes.csv']
    .filter((line) => line.get('sourcedId') !== '')
    .map((line): [string, ClassFacts] => {
      const begins = line
        .get('termSourcedIds')
        .split(',')
        .map((term) => terms.get(term.trim()) ?? '')
        .filter(isDate)
        .sort()[0];
      const facts = { title: line.get('title'), homeroom: line.get('classType') === 'homeroom', begins: begins ?? '' };
      return [line.get('sourcedId'), facts];
    });
  return Object.fromEntries([...Object.entries(kept), ...found]);
}

export interface Enrollment {
  line: Line;
  facts: ClassFacts;
  /** '' where unknown. */
  begins: string;
}

/** The enrollment that makes the group on a date; null where they say nothing about it. Ends are the first day that does not
 * count. */
export function homeroomOf(enrollments: readonly Enrollment[], today: string): Enrollment | null {
  const running = enrollments.filter(({ line }) => {
    const end = line.get('endDate');
    return end === '' || end > today;
  });
  const homerooms = running.filter(({ facts }) => facts.homeroom);
  const chosen = homerooms.length > 0 ? homerooms : running;
  if (homerooms.length === 0 && new Set(chosen.map(({ facts }) => facts.title)).size > 1) return null;
  const begun = chosen.filter(({ begins }) => begins <= today);
  // The one begun last; before any has begun, the one that begins first.
  const order = (a: Enrollment, b: Enrollment): number => (a.begins < b.begins ? -1 : a.begins > b.begins ? 1 : 0);
  return begun.sort(order).at(-1) ?? chosen.sort(order)[0] ?? null;
}
