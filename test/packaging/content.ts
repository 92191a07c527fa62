/** What must hold of every package, whatever system it is for. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtFacePacks } from '../../models/build.ts';
import { Archive, type ArchiveEntry } from './asar.ts';
import { type Packaged, root } from './packaged.ts';

/** Loaded by the system's own loader, which cannot look into an archive. */
const isNative = (path: string): boolean => /\.(node|dll|dylib)$|\.so(\.\d+)*$/.test(path);
const isScript = (path: string): boolean => /\.(m?js|cjs|json|html|css)$/.test(path);

/** Declares the tests; `packaged` gives the package once it is made. */
export function describeContent(packaged: () => Packaged): void {
  const entries = (): readonly ArchiveEntry[] => packaged().archive.entries;
  const paths = (): string[] => entries().map(({ path }) => path);

  it('holds the programs, the screens, the models and the fonts', () => {
    expect(paths()).toEqual(
      expect.arrayContaining([
        'package.json',
        ...['electron', 'worker', 'backup-thread', 'file-thread'].map((name) => `dist/main/${name}.js`),
        'dist/main/preload.cjs',
        'dist/renderer/index.html',
        'models/packs/standard.json',
        'models/built/dlib-face.onnx',
        'models/packs/faceplugin-512.json',
        'models/built/faceplugin-face.onnx',
        'models/built/faceplugin-liveness.onnx',
        'resources/fonts/DejaVuSans.ttf',
      ]),
    );
    const manifest = JSON.parse(packaged().archive.read('package.json').toString());
    expect(paths()).toContain(manifest.main);
  });

  it('holds nothing else of ours: no sources, no tests, no documents, no photos, no installers’ pictures', () => {
    const ours = paths().filter((path) => !path.startsWith('node_modules/'));
    const places = /^(dist\/(main|renderer)|models\/(packs|built)|resources(?!\/installer))\//;
    expect(ours.filter((path) => path !== 'package.json' && !places.test(path))).toEqual([]);
    expect(paths().filter((path) => /\.(tsx?|mts|map|flow|jpe?g|webp|backup|sqlite|db)$/i.test(path))).toEqual([]);
  });

  it('holds no package of development, above all not the ones that carry weights', () => {
    const names = new Set(paths().map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]));
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    // ws is one of the web socket's own, and ajv one of the HTTP server's, too.
    const shared = ['ws', 'ajv'];
    const shipped = Object.keys(devDependencies).filter((name) => names.has(name) && !shared.includes(name));
    expect(shipped).toEqual([]);
    expect(paths().filter((path) => path.endsWith('.onnx') && !path.startsWith('models/built/'))).toEqual([]);
  });

  it('has native code and weights outside the archive, and everything else sealed in it', () => {
    const outside = entries().filter(({ unpacked }) => unpacked);
    const mustBe = entries().filter(({ path }) => isNative(path) || path.endsWith('.onnx'));
    expect(mustBe.length).toBeGreaterThan(5);
    expect(mustBe.filter(({ unpacked }) => !unpacked)).toEqual([]);
    expect(outside.filter(({ path }) => /^(dist|resources)\//.test(path))).toEqual([]);
    for (const { path, size } of outside)
      expect(readFileSync(join(packaged().resources, 'app.asar.unpacked', path)).length, path).toBe(size);
  });

  it('carries native code for its own system and processor only', () => {
    const { platform, arch } = packaged().target;
    const others = ['linux', 'linuxmusl', 'darwin', 'win32', 'freebsd'].filter((name) => name !== platform);
    const foreign = new RegExp(`(^|[/-])(${others.join('|')}|${arch === 'x64' ? 'arm64' : 'x64'})([/.-]|$)`);
    const natives = paths().filter(isNative);
    expect(natives.filter((path) => foreign.test(path))).toEqual([]);
    for (const name of ['onnxruntime-node', 'better-sqlite3', 'usearch', '@img'])
      expect(
        natives.some((path) => path.includes(`node_modules/${name}/`)),
        name,
      ).toBe(true);
  });

  it('has for every file the hash that Electron checks it by', () => {
    const sealed = entries().filter(({ unpacked, size }) => !unpacked && size > 0);
    const wrong = sealed.filter(
      ({ path, hash }) => hash !== createHash('sha256').update(packaged().archive.read(path)).digest('hex'),
    );
    expect(wrong).toEqual([]);
  });

  it('has the very networks that the manifests of its packs name, and those of the built packs are all there', () => {
    const built = paths().filter((path) => path.startsWith('models/built/'));
    const known = new Map(
      paths()
        .filter((path) => path.startsWith('models/packs/'))
        .flatMap((path) => weightsIn(JSON.parse(packaged().archive.read(path).toString()))),
    );
    for (const path of built) {
      const sha256 = createHash('sha256').update(packaged().archive.read(path)).digest('hex');
      expect(sha256, path).toBe(known.get(path.replace('models/built/', '')));
    }
    for (const pack of [...builtFacePacks, 'palm-standard'].map((id) => `models/packs/${id}.json`))
      for (const [file] of weightsIn(JSON.parse(packaged().archive.read(pack).toString())))
        expect(built, pack).toContain(`models/built/${file}`);
  });

  it('tells nothing about the computer it was made on', () => {
    const ours = paths().filter((path) => path.startsWith('dist/') && isScript(path));
    const traces = [root, homedir(), '../shared', 'sourceMappingURL=', 'node_modules/.vite'].filter(
      (trace) => trace.length > 5,
    );
    for (const path of ours) {
      const text = packaged().archive.read(path).toString();
      expect(
        traces.filter((trace) => text.includes(trace)),
        path,
      ).toEqual([]);
    }
    expect(packaged().archive.read('package.json').toString()).not.toContain('devDependencies');
  });

  it('brings the licence of everything in it', () => {
    const notices = readFileSync(join(packaged().resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const manifests = paths().filter((path) => /^(.*\/)?node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path));
    expect(manifests.length).toBeGreaterThan(100);
    for (const path of manifests) {
      const { name, version } = JSON.parse(packaged().archive.read(path).toString());
      expect(notices).toContain(`\n${name} ${version} (`);
    }
    // What is inside the screens, beside them, and what recognises.
    for (const name of [
      'react ',
      '@mantine/core ',
      'recharts ',
      'PlusJakartaSans (font)',
      'dlib-face.onnx (network)',
      'faceplugin-face.onnx (network)',
    ])
      expect(notices).toContain(`\n${name}`);
  });

  it('keeps the languages that schools here read', () => {
    expect(readdirSync(join(packaged().folder, 'locales')).sort()).toEqual(['en-US.pak', 'id.pak']);
  });

  it('is no larger than it may be', () => {
    const { size, target } = packaged();
    console.log(`${target.system}-${target.arch}: ${(size / 1e6).toFixed(1)} MB of at most ${target.budget} MB`);
    expect(size / 1e6).toBeLessThan(target.budget);
    expect(existsSync(join(packaged().resources, 'app.asar'))).toBe(true);
    expect(packaged().archive).toBeInstanceOf(Archive);
  });
}

/** File -> SHA-256 of every network that a manifest names, whatever kind of pack it is of. */
function weightsIn(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const { file, sha256 } = value as { file?: unknown; sha256?: unknown };
  const inner = Object.values(value).flatMap(weightsIn);
  return typeof file === 'string' && typeof sha256 === 'string' ? [[file, sha256], ...inner] : inner;
}
