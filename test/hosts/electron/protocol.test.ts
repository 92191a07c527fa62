/** `app://hadir/` serves the built screens' files and nothing that lies beside them, however it is asked. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  appScheme,
  isOwnUrl,
  pathWithin,
  registerAppProtocol,
  screenFiles,
} from '../../../src-main/hosts/electron/app-protocol.ts';
import { ProtocolDouble, SessionDouble } from './double/session.ts';

const secret = 'a secret beside the screens';
let base: string;
let serve: ReturnType<typeof screenFiles>;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'hadir-app-'));
  const folder = join(base, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head><title>Hadir</title></head></html>');
  for (const name of ['main-x_1.js', 'main.css', 'icon.svg', 'font.woff2', 'notes.txt', '.env', 'main.js.map'])
    writeFileSync(join(folder, 'assets', name), name);
  writeFileSync(join(base, 'secret.js'), secret);
  mkdirSync(join(base, 'renderer-other'));
  writeFileSync(join(base, 'renderer-other', 'secret.js'), secret);
  symlinkSync(join(base, 'secret.js'), join(folder, 'assets', 'link.js'));
  symlinkSync(base, join(folder, 'out'));
  symlinkSync(join(base, 'renderer-other'), join(folder, 'other'));
  symlinkSync(join(folder, 'assets', 'main.css'), join(folder, 'assets', 'inside.css'));
  serve = screenFiles(folder);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const get = (url: string, method = 'GET'): Promise<Response> => serve({ url, method });

test.each([
  ['app://hadir/', 'text/html; charset=utf-8'],
  ['app://hadir/index.html', 'text/html; charset=utf-8'],
  ['app://hadir/index.html?x=1#/people', 'text/html; charset=utf-8'],
  ['app://hadir/assets/main-x_1.js', 'text/javascript; charset=utf-8'],
  ['app://hadir/assets/main.css', 'text/css; charset=utf-8'],
  ['app://hadir/assets/inside.css', 'text/css; charset=utf-8'],
  ['app://hadir/assets/icon.svg', 'image/svg+xml'],
  ['app://hadir/assets/font.woff2', 'font/woff2'],
])('%s is served as %s, under the policy', async (url, type) => {
  const answer = await get(url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/unsafe|\*|http/);
  const bytes = (await answer.arrayBuffer()).byteLength;
  expect(answer.headers.get('content-length')).toBe(String(bytes));
});

test('each page has a nonce of its own for styles, and only a page has one', async () => {
  const pages = await Promise.all([get('app://hadir/'), get('app://hadir/')]);
  const nonces = await Promise.all(
    pages.map(async (page) => {
      const policy = page.headers.get('content-security-policy') ?? '';
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(nonce.length).toBeGreaterThanOrEqual(20);
      expect(await page.text()).toContain(`<meta name="style-nonce" nonce="${nonce}" />`);
      return nonce;
    }),
  );
  expect(nonces[0]).not.toBe(nonces[1]);
  expect((await get('app://hadir/assets/main.css')).headers.get('content-security-policy')).not.toContain('nonce');
});

test.each([
  ['a parent folder, encoded', 'app://hadir/%2e%2e/secret.js'],
  ['a parent folder with encoded separators', 'app://hadir/..%2fsecret.js'],
  ['a parent folder, encoded twice', 'app://hadir/%252e%252e/secret.js'],
  ['a parent of a folder', 'app://hadir/assets/%2e%2e/%2e%2e/secret.js'],
  ['backslashes', 'app://hadir/..\\secret.js'],
  ['backslashes, encoded', 'app://hadir/assets%5c..%5c..%5csecret.js'],
  ['a drive letter', 'app://hadir/C:/Windows/win.js'],
  ['a drive letter, encoded', 'app://hadir/C%3a%5cWindows%5cwin.js'],
  ['a share', 'app://hadir//server/share/secret.js'],
  ['a stream of NTFS', 'app://hadir/assets/main.css::$DATA'],
  ['a NUL', 'app://hadir/assets/main.css%00.js'],
  ['an absolute path', 'app://hadir//etc/passwd'],
  ['overlong UTF-8', 'app://hadir/%c0%ae%c0%ae/secret.js'],
  ['a lone percent sign', 'app://hadir/%'],
  ['a symbolic link out', 'app://hadir/assets/link.js'],
  ['a folder linked out', 'app://hadir/out/secret.js'],
  ['a folder whose name begins like ours', 'app://hadir/other/secret.js'],
  ['a hidden file', 'app://hadir/assets/.env'],
  ['a folder', 'app://hadir/assets'],
  ['a folder with a slash', 'app://hadir/assets/'],
  ['a kind of file that the screens have not', 'app://hadir/assets/notes.txt'],
  ['a source map', 'app://hadir/assets/main.js.map'],
  ['a file that is not there', 'app://hadir/assets/none.js'],
])('%s is not found', async (_name, url) => {
  const answer = await get(url);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('');
});

test.each([
  'app://evil/index.html',
  'app://hadir.evil/',
  'app://hadir:80/',
  'app://x@hadir/',
  'https://hadir/',
  'file:///etc/passwd',
])('%s is another host', async (url) => expect((await get(url)).status).toBe(403));

test('only reading is answered, and HEAD without the bytes', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect((await get('app://hadir/index.html', method)).status).toBe(405);
  const head = await get('app://hadir/assets/main.css', 'HEAD');
  expect([head.status, await head.text()]).toEqual([200, '']);
});

describe('whatever the address', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '%5c',
      '\\',
      '/',
      'secret.js',
      'renderer-other',
      'assets',
      'out',
      'link.js',
      'C:',
      '%00',
      '%25',
      ':',
    ),
    fc.string({ maxLength: 8 }),
  );

  test('nothing from outside the folder comes out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const answer = await get(`app://hadir/${pieces.join('/')}`);
        expect(await answer.text()).not.toContain(secret);
        expect([200, 403, 404]).toContain(answer.status);
      }),
      { numRuns: 500 },
    );
  });

  test('a path has only plain parts, and parts that are plain come through as they are', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        for (const part of pathWithin(path) ?? []) expect(part).toMatch(/^[\w-][\w.-]*$/);
      }),
    );
    const plain = fc.stringMatching(/^[\w-][\w.-]{0,12}$/);
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 5 }), (parts) => {
        expect(pathWithin(`/${parts.join('/')}`)).toEqual(parts);
      }),
    );
  });
});

test('our own addresses are those of the scheme and the host, exactly', () => {
  expect(['app://hadir', 'app://hadir/', 'app://hadir/index.html#/people'].map(isOwnUrl)).toEqual([true, true, true]);
  const others = [
    '',
    'app:hadir',
    'app://HADIR.evil/',
    'blob:app://hadir/1',
    'http://hadir/',
    'app2://hadir/',
    'about:blank',
  ];
  for (const url of others) expect(isOwnUrl(url), url).toBe(false);
});

test('the scheme is registered with what the camera and modules need, and its handler on the session', async () => {
  expect(appScheme).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } });
  expect(appScheme.privileges).not.toHaveProperty('bypassCSP');
  const session = new SessionDouble(new ProtocolDouble());
  registerAppProtocol(session as never, { renderer: join(base, 'renderer') });
  expect((await session.fetch('app://hadir/')).status).toBe(200);
});
