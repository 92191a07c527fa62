/** Makes what a station needs and the repository does not hold: the standard model pack and the built screens. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildStandardPack } from '../models/build.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Takes a second when everything is there. Throws what the two builders throw. */
export async function prepare(): Promise<void> {
  await buildStandardPack(join(root, 'models/built'));
  if (screensAreStale()) await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

function screensAreStale(): boolean {
  const built = join(root, 'dist/renderer/index.html');
  if (!existsSync(built)) return true;
  const sources = ['src-renderer', 'src-shared', 'vite.config.ts', 'package-lock.json'].map((name) => join(root, name));
  return Math.max(...sources.map(newest)) > statSync(built).mtimeMs;
}

/** Latest change below `path`, milliseconds. */
function newest(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

if (import.meta.main) await prepare();
