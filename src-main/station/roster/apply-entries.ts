/** Stores what a file changes: all of it in one transaction, with one line in the audit list. */
import type { TakenSheet } from '../../../src-shared/contract/fields.ts';
import type { RosterChanges } from '../../../src-shared/contract/roster.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type MessageKey, translate } from '../../../src-shared/messages/index.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import { cleanText } from '../people/cells.ts';
import { leave, moveTo } from '../people/membership.ts';
import { addPerson, rename } from '../people/person.ts';
import { moveOf, nextProfile, type Plan, type PlannedRow, planOf } from './change-plan.ts';
import type { Columns, Entry } from './entries.ts';

/** How many rows are shown as they would be stored, and how many problems a refusal carries. */
const shownRows = 20;
const carriedProblems = 100;

/** What was read of a file. */
export interface Read {
  entries: readonly Entry[];
  columns: Columns;
  /** Null where it is no workbook. */
  sheet: TakenSheet | null;
}

export function previewOf(context: Context, { entries, ...file }: Read): RosterChanges {
  return changesOf(planOf(context, entries), file);
}

interface Import extends Read {
  mode: 'all' | 'good';
  actor: string;
}

/** Throws `import_refused` where `mode` is `all` and a row cannot be taken. */
export function applyEntries(context: Context, { entries, mode, actor, ...file }: Import): RosterChanges {
  const changes = context.store.transaction(() => {
    const plan = planOf(context, entries);
    const made = changesOf(plan, file);
    if (mode === 'all' && plan.problems.length > 0) throw refused(made);
    const at = nowIso(context);
    for (const row of plan.rows) if (row.change === 'changed' || row.change === 'left') change(context, row, at, actor);
    for (const row of numberedFirst(plan.rows)) add(context, row.entry, at);
    const { rows, added, changed, unchanged, left } = made;
    const counts = { rows, added, changed, unchanged, left, refused: new Set(made.problems.map(placeOf)).size };
    if (added + changed + left > 0) note(context, actor, 'roster.imported', 'roster', counts);
    return made;
  });
  if (changes.added + changes.changed + changes.left > 0) context.emit({ type: 'people.changed' });
  return changes;
}

/** New people who bring a user number, then those who are given the next ones. */
function numberedFirst(rows: readonly PlannedRow[]): PlannedRow[] {
  const added = rows.filter(({ change }) => change === 'added');
  const numbered = added.filter(({ entry }) => entry.values.userId !== undefined);
  return [...numbered, ...added.filter(({ entry }) => entry.values.userId === undefined)];
}

function add(context: Context, entry: Entry, at: string): void {
  const { store, settings } = context;
  const { userId, name = '', group = '' } = entry.values;
  const number = userId === undefined ? undefined : Number(userId);
  const { id } = addPerson(context, { tenantId: settings.homeTenant, userId: number, name, group }, entry.from);
  store.profiles.put(nextProfile(store.profiles.get(id), entry, at));
}

function change(context: Context, { entry, known }: PlannedRow, at: string, actor: string): void {
  if (!known) return;
  const { store } = context;
  const { person, profile } = known;
  if (entry.leavesOn !== undefined) {
    leave(context, person.id, entry.leavesOn);
    return;
  }
  const { name } = entry.values;
  if (name !== undefined && name !== cleanText(person.name)) rename(context, person, name, actor);
  store.profiles.put(nextProfile(profile, entry, at));
  const move = moveOf(context, entry, known);
  if (move) moveTo(context, person.id, move.group, move.from);
}

function changesOf({ rows, problems }: Plan, { columns, sheet }: Omit<Read, 'entries'>): RosterChanges {
  const count = (change: PlannedRow['change']): number => rows.filter((row) => row.change === change).length;
  return {
    sheet,
    columns,
    rows: rows.length,
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    left: count('left'),
    problems,
    sample: rows
      .slice(0, shownRows)
      .map(({ entry, change }) => ({ row: entry.row, change, values: { ...entry.values } })),
  };
}

const placeOf = ({ file, row }: { file: string | null; row: number }): string => `${file}\n${row}`;

/** The sentence names the first row; `details.problems` is the list as JSON, for whoever shows it. */
function refused({ problems, rows }: RosterChanges): StationError {
  const [first] = problems;
  const bad = new Set(problems.map(placeOf)).size;
  const reason = first ? translate('en', first.message as MessageKey, first.params) : '';
  const place = first ? `row ${first.row}${first.file ? ` of ${first.file}` : ''}` : '';
  return new StationError(
    'import_refused',
    `${bad} of ${rows} rows cannot be taken, first ${place}: ${reason} Correct them, or import the good rows only.`,
    { rows, bad, problems: JSON.stringify(problems.slice(0, carriedProblems)) },
  );
}
