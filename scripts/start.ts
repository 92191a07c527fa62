/** `npm start`: the desktop app where Electron can run, and otherwise the same station headless, saying why. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
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
  await build({ configFile: join(root, 'vite.main.config.ts'), root, logLevel: 'warn' });
  const app = spawn(process.execPath, [join(electron, 'cli.js'), root], { stdio: 'inherit' });
  app.on('exit', (code) => process.exit(code ?? 1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
}
