/** TLS with the station's own certificate and with the school's. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { describe, expect, test } from 'vitest';
import { describeOutside, outside } from '../../support/outside.ts';
import { dataFolder, failedStart, StationProcess, temporaryFolder } from '../../support/station-process.ts';
import { hadir, listening, newKey, urlOf } from './support.ts';

function ask(url: string, ca: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { ca, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject);
  });
}

const certificateOf = (folder: string): string => readFileSync(join(dataFolder(folder), 'station.tls.crt'), 'utf8');

describeOutside('HADIR_TLS_CERT=auto', () => {
  const settings = { ...listening, HADIR_TLS_CERT: 'auto' };

  test('makes a certificate that is good for every name of the station, keeps it, and talks nothing else', async () => {
    const first = await StationProcess.start(settings);
    const ca = certificateOf(first.folder);
    const key = join(dataFolder(first.folder), 'station.tls.key');
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(first.address).toMatch(/^https:/);
    const headers = { 'x-api-key': await newKey(first, 'people:read,templates:read') };
    for (const [port, path] of [
      ['main', '/enrollments/1'],
      ['biometric', '/api/v1/biometric/?type=face'],
    ] as const) {
      expect(await ask(urlOf(first, 'beyond', port, path), ca, headers)).toBe(200);
      expect(await ask(urlOf(first, 'beyond', port, path), ca)).toBe(401);
    }
    expect(await ask(`https://localhost:${first.port}/health`, ca)).toBe(200);
    await expect(ask(`${first.address}/health`, '')).rejects.toThrow(/self.signed/);
    await expect(fetch(`${first.address.replace('https', 'http')}/health`)).rejects.toThrow();
    const second = await first.restart();
    expect(certificateOf(second.folder)).toBe(ca);
    await second.stop();
  });

  test('a name that is added later is in it', async () => {
    const first = await StationProcess.start(settings);
    const before = certificateOf(first.folder);
    const second = await first.restart({ ...settings, HADIR_ALLOWED_HOSTS: `${outside}, gerbang.sekolah.example` });
    expect(certificateOf(second.folder)).not.toBe(before);
    await second.stop();
  });

  test('the command line reaches the station all the same', async () => {
    const station = await StationProcess.start(settings);
    expect(await hadir(station.folder, 'clients', 'list')).toMatchObject({ code: 0 });
    await station.stop();
  });
});

describe('files of the school', () => {
  async function files() {
    const folder = temporaryFolder();
    const extensions = [{ name: 'subjectAltName' as const, altNames: [{ type: 7 as const, ip: '127.0.0.1' }] }];
    const made = await generate([{ name: 'commonName', value: 'x' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions,
    });
    const paths = { cert: join(folder, 'a.crt'), key: join(folder, 'a.key'), ca: made.cert };
    writeFileSync(paths.cert, made.cert);
    writeFileSync(paths.key, made.private);
    return paths;
  }

  test('are used', async () => {
    const { cert, key, ca } = await files();
    const station = await StationProcess.start({ HADIR_TLS_CERT: cert, HADIR_TLS_KEY: key });
    expect(await ask(`${station.address}/health`, ca)).toBe(200);
    await station.stop();
  });

  test('that are not there, or not a pair, are one line', async () => {
    const [one, other] = [await files(), await files()];
    const wrong: [Record<string, string>, RegExp][] = [
      [
        { HADIR_TLS_CERT: '/nowhere.crt', HADIR_TLS_KEY: one.key },
        /^Hadir: HADIR_TLS_CERT is "\/nowhere.crt"; it must/,
      ],
      [{ HADIR_TLS_CERT: one.cert }, /^Hadir: HADIR_TLS_KEY is ""; it must/],
      [{ HADIR_TLS_KEY: one.key }, /^Hadir: HADIR_TLS_CERT is ""; it must/],
      [{ HADIR_TLS_CERT: 'auto', HADIR_TLS_KEY: one.key }, /^Hadir: HADIR_TLS_KEY is ".*"; it must be empty/],
      [
        { HADIR_TLS_CERT: one.cert, HADIR_TLS_KEY: other.key },
        /^Hadir: HADIR_TLS_CERT and HADIR_TLS_KEY do not belong/,
      ],
    ];
    for (const [settings, line] of wrong) {
      const { code, stderr } = await failedStart(settings);
      expect([code, stderr.trim().split('\n').length], stderr).toEqual([1, 1]);
      expect(stderr).toMatch(line);
    }
  });
});

describeOutside('plain HTTP beyond this computer', () => {
  test('is allowed, with a warning; on this computer there is none', async () => {
    const far = await StationProcess.start(listening);
    expect(far.output).toContain('HADIR_TLS_CERT=auto');
    await far.stop();
    const near = await StationProcess.start();
    expect(near.output).not.toContain('HADIR_TLS_CERT');
    await near.stop();
  });
});
