/** Development with reload for all three layers: a change of the screens or of the preload loads the windows again, a change of
 * the main process starts the app again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { preloadBuild } from '../vite.main.config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** As in src-main/hosts/electron/development.ts, which cannot be loaded without Electron. */
const reloadMessage = 'hadir:reload';
/** Milliseconds that the station may take to end before the next one starts: more than it promises. */
const endWithin = 6_000;

export interface Development {
  /** Ends the app and all watching. */
  stop(): Promise<void>;
}

/** Builds everything, starts `command` and keeps it up to date. `onEnd`: the app ended by itself. */
export async function develop(command: readonly string[], onEnd: (code: number) => void): Promise<Development> {
  let app: ChildProcess | null = null;
  let restarting: Promise<void> = Promise.resolve();

  function launch(): void {
    const [program = '', ...args] = command;
    const started = spawn(program, args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    app = started;
    started.once('exit', (code) => {
      if (app === started) onEnd(code ?? 1);
    });
  }

  async function end(): Promise<void> {
    const ending = app;
    app = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    const late = setTimeout(() => ending.kill('SIGKILL'), endWithin);
    ending.kill('SIGTERM');
    await ended;
    clearTimeout(late);
  }

  const reload = (): void => {
    if (app?.connected) app.send(reloadMessage);
  };
  const restart = (): void => {
    console.log('The main process changed: Hadir starts again.');
    restarting = restarting.then(end).then(launch);
  };
  const watchers = [
    await watch({ configFile: join(root, 'vite.config.ts') }, reload),
    // The main bundle empties its folder and brings its own preload; the watched preload comes after it.
    await watch({ configFile: join(root, 'vite.main.config.ts') }, restart),
    await watch(preloadBuild, reload),
  ];
  launch();
  return {
    async stop() {
      await Promise.all(watchers.map((watcher) => watcher.close()));
      await restarting;
      await end();
    },
  };
}

/** Resolves after the first build; `changed` after each further one. What cannot be built is printed and waited for. */
async function watch(config: InlineConfig, changed: () => void): Promise<Rolldown.RolldownWatcher> {
  const options: InlineConfig = { ...config, logLevel: 'warn', build: { ...config.build, watch: {} } };
  const watcher = (await build(options)) as Rolldown.RolldownWatcher;
  await new Promise<void>((resolve) => {
    let first = true;
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(event.error.message);
      if ('result' in event) void event.result?.close();
      if (event.code !== 'END') return;
      if (!first) changed();
      first = false;
      resolve();
    });
  });
  return watcher;
}
