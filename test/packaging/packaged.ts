/** A package around a stand-in for Electron, made once a test file by the real script and removed after it. */
import { spawn } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Target, targetOf } from '../../scripts/packaging/target.ts';
import { Archive } from './asar.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

export interface Packaged {
  readonly target: Target;
  /** The folder that an installer would hold. */
  readonly folder: string;
  /** Its `resources`. */
  readonly resources: string;
  readonly archive: Archive;
  /** Bytes of everything in it. */
  readonly size: number;
  remove(): void;
}

/** Milliseconds: some twenty seconds alone, several times that beside the other tests. */
export const packagedWithin = 240_000;

/** `name`: as `scripts/package.ts` takes it. Rejects with the script's output. */
export async function makePackage(name: string): Promise<Packaged> {
  const target = targetOf(name);
  const work = join(root, 'dist/packaging', `test-${process.pid}-${target.system}`);
  const out = join(work, 'out');
  const remove = (): void => rmSync(work, { recursive: true, force: true });
  try {
    const label = `${target.system}-${target.arch}`;
    await run('scripts/package.ts', label, '--stand-in', '--work', work, '--out', out);
  } catch (error) {
    remove();
    throw error;
  }
  const unpacked = readdirSync(out).find((entry) => entry.endsWith('-unpacked'));
  const folder = join(out, unpacked ?? '');
  const resources = join(folder, 'resources');
  return { target, folder, resources, archive: new Archive(join(resources, 'app.asar')), size: sizeOf(folder), remove };
}

function run(script: string, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, script), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}:\n${Buffer.concat(output)}`)),
    );
  });
}

function sizeOf(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
