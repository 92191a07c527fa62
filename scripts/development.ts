/** Development with reload for all three layers: a change of the screens or of the preload loads the windows again, a change of
 * the main process starts the app again. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { preloadBuild } from '../vite.main.config.ts';
import { type KeptRunning, keepRunning } from './kept-running.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** As in src-main/hosts/electron/main.ts, which cannot be loaded without Electron. */
const reloadMessage = 'hadir:reload';

export interface Development {
  /** Ends the app and all watching. */
  stop(): Promise<void>;
}

/** Builds everything, starts `command` and keeps it up to date. `onEnd`: the app ended by itself. */
export async function develop(command: readonly string[], onEnd: (code: number) => void): Promise<Development> {
  let app: KeptRunning | null = null;
  const reload = (): void => app?.send(reloadMessage);
  const restart = (): void => {
    console.log('The main process changed: Hadir starts again.');
    void app?.restart();
  };
  const watchers = [
    await watch({ configFile: join(root, 'vite.config.ts') }, reload),
    // The main bundle empties its folder and brings its own preload; the watched preload comes after it.
    await watch({ configFile: join(root, 'vite.main.config.ts') }, restart),
    await watch(preloadBuild, reload),
  ];
  app = keepRunning(command, root, onEnd);
  return {
    async stop() {
      await Promise.all(watchers.map((watcher) => watcher.close()));
      await app?.stop();
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
