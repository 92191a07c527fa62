/** Which unit tests are fast: those from which no import, however many files on, leads to what starts something or takes long to
 * load. A new test lands by what it imports; `fast-setup.ts` stops one that comes to such a thing in another way. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What makes a test a slow one: processes, threads and sockets; servers and browsers; native code but SQLite; what bundles,
 * draws pages or builds networks. */
export const slowToLoad =
  /^(node:(child_process|cluster|worker_threads|dgram|http2?|https|net|tls)|@?fastify|playwright-core|ws|onnxruntime-node|sharp|usearch|electron|electron-builder|vite|pdfkit|protobufjs)(\/.+)?$/;

const root = fileURLToPath(new URL('../..', import.meta.url));
const known = new Map<string, string[]>();

/** Where unit tests are: they mirror the sources; `test` itself, without what is below it, has what holds for all of them. */
export const unitFolders = [
  'test',
  ...['src-main', 'src-shared', 'src-renderer', 'models', 'packaging', 'contract', 'hosts'].map(
    (name) => `test/${name}`,
  ),
];

/** The unit tests that are slow, sorted; relative to the repository, with forward slashes. */
export function slowTests(): string[] {
  return testsIn(unitFolders).filter((file) => wayToSlow(file) !== null);
}

/** All test files in `folders`, sorted. */
export function testsIn(folders: readonly string[]): string[] {
  const found = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: folder !== 'test' }).map((name) =>
      posix.join(folder, String(name).replaceAll('\\', '/')),
    ),
  );
  return found.filter((file) => /\.test\.tsx?$/.test(file)).sort();
}

/** How a file comes to what is slow: it, the files in between, the package. null: nowhere. */
export function wayToSlow(file: string): string[] | null {
  return wayTo(file, slowToLoad);
}

/** The same for any packages. */
export function wayTo(file: string, packages: RegExp): string[] | null {
  const ways = new Map<string, string[]>([[file, [file]]]);
  for (const [at, way] of ways)
    for (const target of importsOf(at)) {
      if (packages.test(target)) return [...way, target];
      if (/\.tsx?$/.test(target) && !ways.has(target)) ways.set(target, [...way, target]);
    }
  return null;
}

/** Types are no imports: nothing of them is there when the test runs. */
function importsOf(file: string): string[] {
  const before = known.get(file);
  if (before) return before;
  const text = readFileSync(join(root, file), 'utf8');
  const named = text.matchAll(/^(?:import|export)\b(?!\s+type\b)[^'"]*?\bfrom\s+['"]([^'"]+)['"]/gm);
  const bare = text.matchAll(/^import\s+['"]([^'"]+)['"]/gm);
  const late = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  const found = [...named, ...bare, ...late].map(([, target = '']) =>
    target.startsWith('.') ? posix.join(posix.dirname(file), target) : target,
  );
  known.set(file, found);
  return found;
}
