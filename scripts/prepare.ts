/** Makes what a station needs and the repository does not hold: the standard model pack and the built screens. What makes them needs
 * a gigabyte at times, so it runs in processes of its own: the station that starts next does not carry it along. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findMismatches, standardWeights } from '../models/build.ts';
import { runStep } from './step.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');

/** Takes a second when everything is there. Throws with what the two builders said. */
export async function prepare(): Promise<void> {
  await prepareModels();
  if (screensAreStale()) await runStep('Building the screens', root, vite, 'build', '--logLevel', 'warn');
}

export async function prepareModels(): Promise<void> {
  if (findMismatches(join(root, 'models/built'), standardWeights()).length === 0) return;
  await runStep('Building the standard model packs', root, join(root, 'models/build.ts'));
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
