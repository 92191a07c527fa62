import { expect, it } from 'vitest';
import { files } from '../../../../src-main/files/index.ts';
import { given } from '../../../support/given.ts';
import type { Bench } from '../support.ts';
import { addPupil, csv, day, membershipsOf, register, school } from './support.ts';

type Tables = Record<string, string[]>;

async function bundle(tables: Tables, mode = 'bulk', version = '1.2'): Promise<Uint8Array> {
  const manifest = [
    'propertyName,value',
    'manifest.version,1.0',
    `oneroster.version,${version}`,
    ...Object.keys(tables).map((name) => `file.${name},${mode}`),
  ];
  const contents = Object.entries(tables).map(([name, lines]): [string, Uint8Array] => [`${name}.csv`, csv(...lines)]);
  return files.writeZip(new Map([['manifest.csv', csv(...manifest)], ...contents]));
}

const tables = {
  academicSessions: [
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
    't1,,,2026/2027,schoolYear,2026-07-06,2027-06-30,,2027',
  ],
  orgs: ['sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId', 'o1,,,SMP Contoh,school,,'],
  classes: [
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds',
    'c7a,,,7A,07,k,,homeroom,,o1,t1',
    'c7b,,,7B,07,k,,homeroom,,o1,t1',
    'mtk,,,Matematika,07,k,,scheduled,,o1,t1',
  ],
  users: [
    'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier',
    'u1,,,true,dewi,{NISN:0051234567},Dewi,Lestari,,0012',
    'u2,,,true,bagus,,Bagus,-,,0013',
    'g1,,,true,rina,,Rina,Guru,,',
  ],
  roles: [
    'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId',
    'r1,,,u1,primary,student,,,o1',
    'r2,,,u2,primary,student,,,o1',
    'r3,,,g1,primary,teacher,,,o1',
  ],
  demographics: ['sourcedId,status,dateLastModified,birthDate,sex', 'u1,,,,female'],
  enrollments: [
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    'e1,,,mtk,o1,u1,student,false,,',
    'e2,,,c7a,o1,u1,student,false,,',
    'e3,,,c7b,o1,u2,student,false,2026-07-10,',
    'e4,,,c7a,o1,g1,teacher,true,,',
  ],
} satisfies Tables;
const [userColumns = '', , , teacher = ''] = tables.users;
const [enrollmentColumns = ''] = tables.enrollments;

const send = async ({ station }: Bench, file: Uint8Array, mode: 'all' | 'good' = 'all') =>
  station.call('roster.importOneRoster', { file, mode });

it('students become pupils of their homeroom from the first day of term; the same bundle again changes nothing', async () => {
  const at = school();
  const file = await bundle(tables);
  const preview = await at.station.call('roster.previewOneRoster', { file });
  expect(preview).toMatchObject({ rows: 2, added: 2, problems: [] });
  expect(await register(at)).toEqual([]);
  expect(await send(at, file)).toEqual(preview);
  expect(await register(at)).toEqual([`${given(2)} Bagus 7B`, `${given(1)} Dewi Lestari 7A`]);
  expect(await at.station.call('people.profile', { personId: 1 })).toMatchObject({
    nis: '0012',
    nisn: '0051234567',
    gender: 'P',
    memberships: [{ group: '7A', from: '2026-07-06', to: null }],
  });
  expect(await membershipsOf(at, 2)).toEqual(['7B 2026-07-10..']);
  expect(await send(at, file)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
});

it('pupils who are there already are known by their NIS, and by their id from then on', async () => {
  const at = school();
  const { id } = await addPupil(at, 'Dewi L.', '7A');
  await at.station.call('people.updateProfile', { personId: id, nis: '0012' });
  expect(await send(at, await bundle(tables))).toMatchObject({ added: 1, changed: 1 });
  expect(at.store.profiles.bySourceId(1, 'u1')).toBe(id);
  expect(await register(at)).toEqual([`${given(2)} Bagus 7B`, `${given(1)} Dewi Lestari 7A`]);
});

it('whoever a bundle in bulk no longer has, has left; nobody leaves whom no bundle brought', async () => {
  const at = school();
  await addPupil(at, 'Pak Satpam', '', 50);
  await send(at, await bundle(tables));
  at.clock.advance(day);
  const without = { ...tables, users: tables.users.filter((line) => !line.startsWith('u2')) };
  const enrollments = tables.enrollments.filter((line) => !line.includes(',u2,'));
  expect(await send(at, await bundle({ ...without, enrollments }))).toMatchObject({ left: 1, unchanged: 1 });
  const bagus = await at.station.call('people.byUserId', { tenantId: 1, userId: given(2) });
  expect(await at.station.call('people.profile', { personId: bagus.id })).toMatchObject({ leftOn: '2026-07-14' });
  expect(await register(at)).toEqual([`${given(2)} Bagus`, `${given(1)} Dewi Lestari 7A`, '50 Pak Satpam']);
});

it('a delta moves, adds and removes without naming anybody else', async () => {
  const at = school();
  await send(at, await bundle(tables));
  at.clock.advance(7 * day);
  const delta = {
    users: [userColumns, 'u2,tobedeleted,2026-07-20T00:00:00Z,true,,,Bagus,-,,'],
    enrollments: [
      enrollmentColumns,
      'e2,tobedeleted,2026-07-20T00:00:00Z,c7a,o1,u1,student,false,,',
      'e9,active,2026-07-20T00:00:00Z,c7b,o1,u1,student,false,2026-07-20,',
    ],
  };
  const file = await bundle(delta, 'delta');
  expect(await send(at, file)).toMatchObject({ rows: 2, left: 1, changed: 1, added: 0 });
  expect(await membershipsOf(at, 1)).toEqual(['7A 2026-07-06..2026-07-20', '7B 2026-07-20..']);
  expect(await membershipsOf(at, 2)).toEqual(['7B 2026-07-10..2026-07-20']);
  expect(await send(at, file)).toMatchObject({ unchanged: 2, left: 0, changed: 0 });
});

it('a pupil whose only enrollment is taken back belongs to no group, but still to the school', async () => {
  const at = school();
  await send(at, await bundle(tables));
  const enrollments = [enrollmentColumns, 'e2,tobedeleted,,c7a,o1,u1,student,false,,'];
  expect(await send(at, await bundle({ enrollments }, 'delta'))).toMatchObject({ changed: 1 });
  expect(await register(at)).toContain(`${given(1)} Dewi Lestari`);
});

it('names file and row of what does not fit', async () => {
  const at = school();
  const enrollments = [
    ...tables.enrollments.slice(0, 3),
    'e3,,,c9z,o1,u2,student,false,,',
    'e5,,,c7a,o1,nobody,student,false,,',
    'e6,,,c7a,o1,u2,student,false,13/07/2026,',
  ];
  const { problems, added } = await send(at, await bundle({ ...tables, enrollments }), 'good');
  expect(added).toBe(1);
  expect(problems.map(({ file, row, column, message }) => [file, row, column, message.split('.').at(-1)])).toEqual([
    ['enrollments.csv', 4, 'classSourcedId', 'unknown_class'],
    ['enrollments.csv', 6, 'beginDate', 'date'],
    ['enrollments.csv', 5, 'userSourcedId', 'unknown_user'],
  ]);
});

it('reads what OneRoster 1.1 says of users, and zips of a folder', async () => {
  const at = school();
  const users = ['sourcedId,status,role,givenName,familyName', 'u1,,student,Dewi,Lestari', 'g1,,teacher,Rina,Guru'];
  const flat = await files.readZip(await bundle({ users }, 'bulk', '1.1'));
  const nested = new Map([...flat].map(([name, bytes]) => [`export/${name}`, bytes]));
  nested.set('__MACOSX/export/._users.csv', csv('x'));
  expect(await send(at, await files.writeZip(nested))).toMatchObject({ rows: 1, added: 1 });
});

it('refuses what is no bundle, with the remedy', async () => {
  const at = school();
  const refused = async (file: Uint8Array, text: string) => {
    const error = await send(at, file).catch((thrown) => thrown);
    expect([error.code, error.message]).toEqual(['file_unreadable', expect.stringContaining(text)]);
  };
  await refused(csv('Nama', 'Ani'), 'not a zip');
  await refused(await files.writeZip(new Map([['users.csv', csv('a,b')]])), 'no manifest.csv');
  await refused(await bundle(tables, 'bulk', '2.0'), 'OneRoster 2.0');
  await refused(await bundle(tables, 'everything'), 'must be bulk, delta or absent');
  await refused(await bundle({ users: ['sourcedId,name', 'u1,Ani'] }), 'users.csv has no column givenName');
  await refused(await bundle({ orgs: tables.orgs }), 'nothing about users');
  await refused(await bundle({ users: [userColumns, teacher], roles: tables.roles }), 'no students');
  const { 'users.csv': _, ...rest } = Object.fromEntries(await files.readZip(await bundle(tables)));
  await refused(await files.writeZip(new Map(Object.entries(rest))), 'the zip has no such file');
});
