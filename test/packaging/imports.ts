/** What the packaged code of ours asks for by name, and whether a program in the package's place gets it. */
import { spawnSync } from 'node:child_process';
import { builtinModules } from 'node:module';
import { parseAst } from 'vite';
import type { Archive } from './asar.ts';

/** Every package and subpath that a file of dist/main imports, sorted; without Node's own and Electron. */
export function bareImports(archive: Archive): string[] {
  const scripts = archive.entries.filter(({ path }) => /^dist\/main\/.*\.c?js$/.test(path));
  const names = new Set(scripts.flatMap(({ path }) => [...importsIn(parseAst(archive.read(path).toString()))]));
  return [...names].filter((name) => isPackage(name) && name !== 'electron').sort();
}

const isPackage = (name: string): boolean =>
  /^[a-z@]/.test(name) && !name.startsWith('node:') && !builtinModules.includes(name);

/** The words in every `import`, `export … from`, `import()` and `require()` below `node`. */
function* importsIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  const { type, source, callee, arguments: given } = node as Partial<Record<string, { [key: string]: unknown }>>;
  if (/^(Import|Export)/.test(String(type)) && typeof source?.value === 'string') yield source.value;
  const first = Array.isArray(given) ? (given[0] as { value?: unknown }) : null;
  if (callee?.name === 'require' && typeof first?.value === 'string') yield first.value;
  for (const child of Object.values(node)) yield* importsIn(child);
}

/** Really loads each of `names` from inside the folder `app`, with all that it loads itself. Answers what failed. */
export async function loadAll(app: string, names: readonly string[]): Promise<string[]> {
  const program = `for (const name of ${JSON.stringify(names)})
    try { await import(name); } catch (error) { console.log(name + ': ' + error.message.split('\\n')[0]); }
  process.exit(0);`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: app,
    encoding: 'utf8',
    // No NODE_PATH: only what is in the package.
    env: { PATH: process.env.PATH },
  });
  if (status !== 0) throw new Error(`The packages could not be loaded: status ${status}.`);
  return stdout.split('\n').filter((line) => line !== '');
}
