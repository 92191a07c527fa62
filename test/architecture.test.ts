/** The rules that keep the rooms clean: who may import what, and how large a file may get. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commandArguments } from '../src-shared/contract.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = ['src-main', 'src-shared', 'src-renderer', 'models'];

interface Import {
  /** The file that imports, relative to the repository, with forward slashes. */
  from: string;
  /** A package (`fastify`, `node:fs`), or a file relative to the repository. */
  to: string;
  isFile: boolean;
}

const files = rooms.flatMap(filesIn);
const sources = files.filter((file) => /\.tsx?$/.test(file));
const imports = sources.flatMap(importsOf);

/** Relative to the repository. */
function filesIn(room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => posix.normalize(join(item.parentPath, item.name).slice(root.length).replaceAll('\\', '/')));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const named = text.matchAll(/^(?:import|export)\b[^'"]*?\bfrom\s+['"]([^'"]+)['"]/gm);
  const bare = text.matchAll(/^import\s+['"]([^'"]+)['"]/gm);
  const late = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [...named, ...bare, ...late].map(([, target = '']) => {
    const isFile = target.startsWith('.');
    return { from: file, to: isFile ? posix.join(posix.dirname(file), target) : packageOf(target), isFile };
  });
}

/** `@scope/name/path` -> `@scope/name` */
function packageOf(target: string): string {
  if (target.startsWith('node:')) return target;
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

/** Imports that break a rule, as text: what a failing test shows. */
function breaking(rule: (item: Import) => boolean): string[] {
  return imports.filter((item) => !rule(item)).map(({ from, to }) => `${from} imports ${to}`);
}

const within = (path: string, ...folders: string[]): boolean => folders.some((folder) => path.startsWith(folder));

describe('imports', () => {
  it('are found at all', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(imports).toContainEqual({ from: 'src-main/store/connection.ts', to: 'better-sqlite3', isFile: false });
    expect(imports).toContainEqual({
      from: 'src-main/station/station.ts',
      to: 'src-main/station/ports.ts',
      isFile: true,
    });
  });

  it('of station/ are src-shared/ and its own files, nothing else', () => {
    const rule = ({ from, to, isFile }: Import): boolean =>
      !within(from, 'src-main/station/') || (isFile && within(to, 'src-main/station/', 'src-shared/'));
    expect(breaking(rule)).toEqual([]);
  });

  it.each([
    ['src-main/hosts/electron/', /^electron$/],
    ['src-main/store/', /^better-sqlite3$/],
    ['src-main/vision/', /^(onnxruntime-node|sharp)$/],
    ['src-main/gallery/', /^usearch$/],
    ['src-main/files/', /^(papaparse|read-excel-file|write-excel-file|pdfkit|qrcode|fflate)$/],
    ['src-main/api/', /^(fastify|fastify-.+|@fastify\/.+|ws)$/],
  ])('only %s imports %s', (folder, packages) => {
    expect(breaking(({ from, to, isFile }) => isFile || !packages.test(to) || within(from, folder))).toEqual([]);
  });

  it('of onnxruntime go through the one file that keeps it from reporting home, in tests and scripts too', () => {
    const others = ['test', 'scripts'].flatMap((room) => filesIn(room).filter((file) => file.endsWith('.ts')));
    const asking = [...imports, ...others.flatMap(importsOf)].filter(({ to }) => to === 'onnxruntime-node');
    expect([...new Set(asking.map(({ from }) => from))]).toEqual(['src-main/vision/networks/onnx-runtime.ts']);
    const text = readFileSync(join(root, 'src-main/vision/networks/onnx-runtime.ts'), 'utf8');
    expect(text).toMatch(/^process\.env\.ORT_DISABLE_TELEMETRY = '1';\n[\s\S]*= await import\('onnxruntime-node'\)/m);
  });

  it('of the screens are their own files, src-shared/ and packages for browsers', () => {
    const rule = ({ from, to, isFile }: Import): boolean =>
      !within(from, 'src-renderer/') || (isFile ? within(to, 'src-renderer/', 'src-shared/') : !to.startsWith('node:'));
    expect(breaking(rule)).toEqual([]);
  });

  it('of src-shared/ are its own files and zod: both sides can have it', () => {
    const rule = ({ from, to, isFile }: Import): boolean =>
      !within(from, 'src-shared/') || (isFile ? within(to, 'src-shared/') : to === 'zod');
    expect(breaking(rule)).toEqual([]);
  });

  it('of the station never reach into the screens or a host', () => {
    const rule = ({ from, to }: Import): boolean =>
      !within(from, 'src-main/') ||
      (!within(to, 'src-renderer/') && (within(from, 'src-main/hosts/') || !within(to, 'src-main/hosts/electron/')));
    expect(breaking(rule)).toEqual([]);
  });

  it('lead to files that exist', () => {
    const there = new Set(files);
    expect(breaking(({ to, isFile }) => !isFile || !/\.tsx?$/.test(to) || there.has(to))).toEqual([]);
  });

  it('go round in no circle', () => {
    expect(circles(imports.filter(({ isFile }) => isFile))).toEqual([]);
  });

  it('lead from a folder to those beside it in one direction: one could be read, or taken out, without what is above it', () => {
    expect(circles(betweenFolders())).toEqual([]);
  });

  it('of the station’s rooms go down the floors', () => {
    const floorOf = (file: string): number => {
      const room = file.slice('src-main/station/'.length).split('/')[0] ?? '';
      return floors.findIndex((floor) => floor.includes(room));
    };
    const inside = imports.filter(
      ({ from, to }) => within(from, 'src-main/station/') && within(to, 'src-main/station/'),
    );
    expect(inside.filter(({ from }) => floorOf(from) < 0).map(({ from }) => from)).toEqual([]);
    const roomOf = (file: string): string => file.split('/')[2] ?? '';
    const up = inside.filter(({ from, to }) => roomOf(from) !== roomOf(to) && floorOf(to) >= floorOf(from));
    expect(up.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });
});

/** The station's rooms, the lowest first: each may use what is below its floor, nothing beside it and nothing above. */
const floors = [
  ['ports', 'handlers.ts'],
  ['ports.ts'],
  ['audit'],
  ['time'],
  ['context.ts'],
  ['settings'],
  ['people', 'outbox', 'access', 'diagnostics', 'staff'],
  ['attendance', 'roster', 'leave'],
  ['recognition', 'delivery', 'reports', 'today'],
  ['status.ts', 'credentials', 'events'],
  ['calendar', 'enrolment'],
  ['palms'],
  ['station.ts'],
];

describe('commands', () => {
  const handled = sources
    .filter((file) => within(file, 'src-main/station/'))
    .flatMap((file) => {
      const names = readFileSync(join(root, file), 'utf8').matchAll(/(?:^ +|[{,] )'(\w+\.\w+)': (?!')/gm);
      return [...names].map(([, name = '']) => ({ file, name })).filter(({ name }) => name in commandArguments);
    });

  it('are all found', () => {
    expect([...new Set(handled.map(({ name }) => name))].sort()).toEqual(Object.keys(commandArguments).sort());
  });

  it('are in the folder, or the file, that their prefix names', () => {
    const astray = handled.filter(({ file, name }) => {
      const prefix = name.split('.')[0] ?? '';
      // Of the station as a whole: beside the rooms.
      if (prefix === 'station') return posix.dirname(file) !== 'src-main/station';
      return !within(file, `src-main/station/${prefix}/`) && posix.basename(file) !== `${prefix}.ts`;
    });
    expect(astray.map(({ file, name }) => `${name} in ${file}`)).toEqual([]);
  });
});

/** Imports between folders that stand beside each other, as imports from the one to the other. */
function betweenFolders(): Pick<Import, 'from' | 'to'>[] {
  return imports
    .filter(({ isFile }) => isFile)
    .flatMap(({ from, to }) => {
      const [a, b] = [from.split('/'), to.split('/')];
      const split = a.findIndex((part, i) => part !== b[i]);
      // One of the two is a file of the folder that both are in: a room's own door.
      if (split >= a.length - 1 || split >= b.length - 1) return [];
      return [{ from: a.slice(0, split + 1).join('/'), to: b.slice(0, split + 1).join('/') }];
    });
}

/** Each circle once, as `a > b > a`. */
function circles(links: readonly Pick<Import, 'from' | 'to'>[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of links) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (file: string, path: string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.add([...path.slice(start), file].join(' > '));
    if (start >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const place of next.keys()) walk(place, []);
  return [...found];
}

describe('files', () => {
  it('have at most 350 lines, but for JSON', () => {
    const text = files.filter((file) => /\.(tsx?|css|html|svg)$/.test(file));
    const long = text
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > 350);
    expect(long).toEqual([]);
  });
});

describe('docs/dependencies.md', () => {
  const lines = readFileSync(join(root, 'docs/dependencies.md'), 'utf8').split('\n');
  const entries = lines.map((line) => /^- \*\*(.+?)\*\* — (.+)\. (.+)$/.exec(line)).filter((match) => match !== null);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

  it('names every dependency once, and nothing that is none', () => {
    expect(entries.map(([, name]) => name).sort()).toEqual(packages.sort());
  });

  it.each(entries.map(([, name = '', , licence = '']) => [name, licence]))('%s is under %s', (name, licence) => {
    const own = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
    expect(own.license).toBe(licence);
  });
});
