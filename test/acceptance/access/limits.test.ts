/** Guessing and flooding. */
import { expect, test } from 'vitest';
import { describeOutside, outside } from '../../support/outside.ts';
import {
  type Answer,
  call,
  calls,
  dialectNames,
  expectRefusal,
  hadir,
  listening,
  newKey,
  read,
  stationOf,
  urlOf,
} from './support.ts';

describeOutside('wrong keys', () => {
  const used = stationOf();

  test('lock their address out after five, in every dialect’s own words, and the audit list has it once', async () => {
    const { station } = used;
    const right = await newKey(station, 'people:read');
    const statuses = [];
    for (let i = 0; i < 8; i++) statuses.push((await read(station, 'biometric', 'beyond', `guess ${i}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    for (const dialect of dialectNames) expectRefusal(dialect, await read(station, dialect, 'beyond', right), 429);
    expect((await read(station, 'biometric', 'here', right)).status).toBe(200);
    const { stdout } = await hadir(station.folder, 'audit');
    expect(stdout.match(/key\.locked_out/g)).toHaveLength(1);
    expect(stdout).toContain(`address:${outside}`);
    expect(station.output + stdout).not.toContain('guess');
  });
});

describeOutside('many requests', () => {
  const used = stationOf({ ...listening, HADIR_RATE_LIMIT: '20' });

  test('are refused past the limit in every dialect’s own words, but not on this computer', async () => {
    const { station } = used;
    const key = await newKey(station, 'people:read,templates:read');
    const answers: Answer[] = [];
    for (let i = 0; i < 25; i++) answers.push(await read(station, 'tenant', 'beyond', key));
    expect(answers.map(({ status }) => status)).toEqual([...Array(20).fill(200), ...Array(5).fill(429)]);
    for (let i = 0; i < 21; i++) await read(station, 'biometric', 'beyond', key);
    for (const dialect of dialectNames) expectRefusal(dialect, await read(station, dialect, 'beyond', key), 429);
    for (let i = 0; i < 30; i++) expect((await read(station, 'tenant', 'here')).status).toBe(200);
    expect((await read(station, 'biometric', 'here', key)).status).toBe(200);
  });
});

describeOutside('a page of an origin on the list', () => {
  const school = 'https://school.example';
  const used = stationOf({ ...listening, HADIR_CORS_ORIGINS: school });

  test('gets its preflight answered without a key, here and beyond; what follows needs one', async () => {
    for (const dialect of dialectNames)
      for (const place of ['here', 'beyond'] as const) {
        const url = urlOf(used.station, place, calls[dialect].port, calls[dialect].read);
        const asking = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-api-key' };
        const ask = (origin: string) => call(url, { ...asking, origin }, { method: 'OPTIONS' });
        const { status, headers } = await ask(school);
        expect([status, headers.get('access-control-allow-origin')], `${dialect} ${place}`).toEqual([204, school]);
        expect((await ask('https://evil.example')).status).toBe(403);
      }
    const url = urlOf(used.station, 'beyond', 'main', '/enrollments/1');
    const refused = await call(url, { origin: school });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, school]);
  });
});
