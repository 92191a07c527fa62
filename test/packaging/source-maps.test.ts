/** The screens' source maps: apart from what is served and installed, without a trace of this computer, and good for a stack. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mapsFolder, packSourceMaps } from '../../scripts/packaging/source-maps.ts';
import { sourcePlaces } from '../../scripts/source-place.ts';
import { root } from './packaged.ts';

const folder = mkdtempSync(join(tmpdir(), 'hadir-maps-'));
const built = join(folder, 'dist/renderer');
const maps = join(folder, 'dist', mapsFolder);

beforeAll(async () => {
  await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: built, emptyOutDir: true },
  });
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** But for the bundler's own, which has no source. */
const scripts = () =>
  readdirSync(join(built, 'assets')).filter((name) => name.endsWith('.js') && !name.startsWith('rolldown-runtime'));

test('every script has its map, in another folder, and does not name it', () => {
  const all = readdirSync(built, { recursive: true, encoding: 'utf8' });
  expect(all.filter((name) => name.endsWith('.map'))).toEqual([]);
  expect(readdirSync(maps)).toEqual(expect.arrayContaining(scripts().map((name) => `${name}.map`)));
  for (const name of scripts())
    expect(readFileSync(join(built, 'assets', name), 'utf8'), name).not.toContain('sourceMappingURL');
});

test('sources are called as in the repository, wherever it lies', () => {
  const sources = readdirSync(maps).flatMap((name) => JSON.parse(readFileSync(join(maps, name), 'utf8')).sources);
  expect(sources).toContain('src-renderer/App.tsx');
  expect(sources.filter((source: string) => source.startsWith('/') || source.startsWith('..'))).toEqual([]);
});

test('a place out of a stack is found in the sources, and one that is none is not', () => {
  const script = scripts().find((name) => readFileSync(join(built, 'assets', name), 'utf8').includes('hadir.reloads'));
  const lines = readFileSync(join(built, 'assets', script ?? ''), 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('hadir.reloads'));
  const column = lines[line]?.indexOf('hadir.reloads') ?? 0;
  const place = `${script}:${line + 1}:${column + 1}`;
  expect(sourcePlaces(maps, `at nextReload ${place} < other-B1.js:1:2`)).toEqual([
    expect.stringMatching(/ = src-renderer\/faults\/reload\.ts:\d+:\d+/),
    'other-B1.js:1:2 = ?',
  ]);
});

test('they are packed into one file of the release', () => {
  const packed = packSourceMaps(maps, folder, 'Hadir-0.0.0-source-maps-linux-x64');
  const names = execFileSync('tar', ['-tzf', packed], { encoding: 'utf8' });
  for (const name of scripts()) expect(names).toContain(`${name}.map`);
  expect(() => packSourceMaps(built, folder, 'none')).toThrow('no source maps');
});
