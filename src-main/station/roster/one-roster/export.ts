/** The roster as a OneRoster 1.2 bundle, with every column of the standard in its order. What the standard has no place for goes
 * into `metadata.` columns. */
import type { MadeFile } from '../../../../src-shared/contract/fields.ts';
import { profileTable } from '../../../../src-shared/contract/profile.ts';
import { type Context, nowIso } from '../../context.ts';
import { membershipOn, today } from '../../people/membership.ts';
import { type KnownPerson, pupils } from '../people-index.ts';
import { csvOf, headers, manifestOf } from './layout.ts';
import { ownSourceId, splitName } from './pupils.ts';

const school = 'hadir-school';
const course = 'hadir-course';
const term = 'hadir-year';

export async function exportOneRoster(context: Context): Promise<MadeFile> {
  const everybody = pupils(context);
  const groups = [...new Set(everybody.map(({ person }) => person.group))].filter((group) => group !== '').sort();
  const grades = new Map(
    context.store.groups.list(context.settings.homeTenant).map(({ name, grade }) => [name, grade]),
  );
  const tables = {
    orgs: [{ sourcedId: school, name: context.settings.school || 'Hadir', type: 'school' }],
    academicSessions: [yearOf(context)],
    courses: [{ sourcedId: course, title: 'Homeroom', orgSourcedId: school }],
    classes: groups.map((group) => ({
      sourcedId: classId(group),
      title: group,
      grades: String(grades.get(group) ?? ''),
      courseSourcedId: course,
      classType: 'homeroom',
      schoolSourcedId: school,
      termSourcedIds: term,
    })),
    users: everybody.map(userOf),
    roles: everybody.map(({ person, profile }) => ({
      sourcedId: `role-${idOf({ person, profile })}`,
      userSourcedId: idOf({ person, profile }),
      roleType: 'primary',
      role: 'student',
      orgSourcedId: school,
    })),
    demographics: everybody.flatMap(demographicsOf),
    enrollments: everybody.flatMap((pupil) => enrollmentOf(context, pupil)),
  };
  const filled = Object.entries(tables).filter(([, rows]) => rows.length > 0) as [keyof typeof headers, Row[]][];
  const files = new Map(filled.map(([name, rows]) => [`${name}.csv`, csvOf(headers[name], rows)]));
  files.set('manifest.csv', manifestOf(filled.map(([name]) => name)));
  const bytes = await context.files.writeZip(files);
  return { name: `oneroster-${nowIso(context).slice(0, 10)}.zip`, mediaType: 'application/zip', bytes };
}

type Row = Record<string, string>;

function idOf({ person, profile }: KnownPerson): string {
  return profile.sourceId || ownSourceId(person.userId);
}

function classId(group: string): string {
  return `hadir-class-${encodeURIComponent(group)}`;
}

function userOf(pupil: KnownPerson): Row {
  const { person, profile } = pupil;
  const { given, family } = splitName(person.name);
  const placed = profileTable.map(({ name, oneRoster }) => ({ place: oneRoster, text: String(profile[name] ?? '') }));
  const ids = placed.filter(({ place, text }) => place?.in === 'userIds' && text !== '');
  const columns = placed.flatMap(({ place, text }): [string, string][] => {
    if (place?.in === 'users') return [[place.column, text]];
    return place?.in === 'userIds' && place.orColumn !== undefined ? [[place.orColumn, text]] : [];
  });
  return {
    sourcedId: idOf(pupil),
    enabledUser: 'true',
    username: String(person.userId),
    userIds: ids.map(({ place, text }) => `{${place?.in === 'userIds' ? place.type : ''}:${text}}`).join(','),
    givenName: given,
    familyName: family,
    primaryOrgSourcedId: school,
    'metadata.fullName': person.name,
    ...Object.fromEntries(columns),
  };
}

/** Nothing where nothing is known. */
function demographicsOf(pupil: KnownPerson): Row[] {
  const known = profileTable.flatMap(({ name, oneRoster: place }): [string, string][] => {
    const word = place?.in === 'demographics' ? place.words[String(pupil.profile[name])] : undefined;
    return place?.in === 'demographics' && word !== undefined ? [[place.column, word]] : [];
  });
  return known.length === 0 ? [] : [{ sourcedId: idOf(pupil), ...Object.fromEntries(known) }];
}

function enrollmentOf(context: Context, pupil: KnownPerson): Row[] {
  const { id, group } = pupil.person;
  if (group === '') return [];
  const membership = membershipOn(context.store.memberships.ofPerson(id), today(context));
  return [
    {
      sourcedId: `enrollment-${idOf(pupil)}`,
      classSourcedId: classId(group),
      schoolSourcedId: school,
      userSourcedId: idOf(pupil),
      role: 'student',
      primary: 'false',
      beginDate: membership?.from ?? '',
    },
  ];
}

/** The school year of today as staff named it, else the one that schools in Indonesia have: July to June. */
function yearOf(context: Context): Row {
  const now = today(context);
  const saved = context.store.years.list().find(({ from, to }) => from <= now && now <= to);
  const first = Number(now.slice(0, 4)) - (now.slice(5) < '07-01' ? 1 : 0);
  const year = saved ?? { name: `${first}/${first + 1}`, from: `${first}-07-01`, to: `${first + 1}-06-30` };
  return {
    sourcedId: term,
    title: year.name,
    type: 'schoolYear',
    startDate: year.from,
    endDate: year.to,
    schoolYear: year.to.slice(0, 4),
  };
}
