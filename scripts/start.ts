/** `npm start`: the desktop app, kept up to date with its sources, where Electron can run; otherwise the same station headless,
 * saying why. `-- --once` builds and starts it without watching. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const electron = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
/** Milliseconds for fetching Electron's binary, some 110 MB, at the first start. */
const fetchWithin = 5 * 60_000;

/** Why the desktop app cannot open here; null when it can. */
function obstacle(): string | null {
  const linux = process.platform === 'linux';
  if (linux && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  if (linux && process.getuid?.() === 0) return 'Electron does not run as root';
  return hasBinary() || fetchBinary() ? null : "Electron's binary could not be fetched";
}

function hasBinary(): boolean {
  return existsSync(join(electron, 'path.txt'));
}

function fetchBinary(): boolean {
  console.log('Fetching the desktop shell, once…');
  const { status } = spawnSync(process.execPath, [join(electron, 'install.js')], {
    stdio: 'ignore',
    timeout: fetchWithin,
  });
  return status === 0 && hasBinary();
}

const reason = obstacle();
if (reason) {
  console.log(`The desktop app cannot open: ${reason}. Serving the same station headless instead.`);
  await import('./serve.ts');
} else {
  await prepare();
  // Without `--once`: what changes is built and loaded again.
  if (process.argv.includes('--once')) startOnce(await builtMain());
  else await startWatching();
}

// Whoever bundles comes in only here: a station that is served headless from this process need not carry it.
async function builtMain(): Promise<string> {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.main.config.ts'), root, logLevel: 'warn' });
  return root;
}

function startOnce(folder: string): void {
  const app = spawn(binary(), [folder], { stdio: 'inherit' });
  app.on('exit', (code) => process.exit(code ?? 1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
}

async function startWatching(): Promise<void> {
  const { develop } = await import('./development.ts');
  const development = await develop([binary(), root], (code) => process.exit(code));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void development.stop().then(() => process.exit(0)));
}

/** What electron's own package says where its program lies. */
function binary(): string {
  return join(electron, 'dist', readFileSync(join(electron, 'path.txt'), 'utf8'));
}
