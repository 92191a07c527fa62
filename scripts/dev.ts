/** `npm run dev`: the screens from their sources with hot reload, over a headless station with the demo school that starts again when
 * `src-main` or `src-shared` change. `-- --port 5173` (0: any free one), `--data-dir FOLDER` keeps the school, `--at 07:20` as in
 * the demo. The school stays from start to start; Ctrl-C ends all of it. */
import { mkdtempSync, rmSync, watch } from 'node:fs';
import { createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createLogger, createServer, type Logger } from 'vite';
import { keepRunning } from './kept-running.ts';
import { prepareModels } from './prepare.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { port: { type: 'string', default: '5173' }, 'data-dir': { type: 'string' }, at: { type: 'string' } },
});
/** What the station itself is read from. */
const sources = ['src-main', 'src-shared', 'scripts/demo'];
/** Milliseconds without another change: an editor saves several files at once. */
const settled = 200;

await prepareModels();
const own = values['data-dir'] === undefined ? mkdtempSync(join(tmpdir(), 'hadir-dev-')) : null;
process.on('exit', () => {
  if (own) rmSync(own, { recursive: true, force: true });
});
let ending = false;
const stationPort = await freePort();
const demo = [
  'scripts/demo.ts',
  '--as-built',
  '--port',
  `${stationPort}`,
  '--data-dir',
  values['data-dir'] ?? `${own}`,
];
if (values.at) demo.push('--at', values.at);
const station = keepRunning([process.execPath, ...demo], root, (code) => {
  if (!ending) console.error(`The station ended by itself (${code}). It starts again with the next change.`);
});

let change: NodeJS.Timeout | undefined;
const watchers = sources.map((folder) =>
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(change);
    change = setTimeout(() => {
      console.log('The station changed: it starts again.');
      void station.restart();
    }, settled);
  }),
);

const target = `http://127.0.0.1:${stationPort}`;
const screens = await createServer({
  configFile: join(root, 'vite.config.ts'),
  root: join(root, 'src-renderer'),
  customLogger: quietLogger(),
  server: {
    host: '127.0.0.1',
    port: Number(values.port),
    // The screens' own folder is not all they are made of.
    fs: { allow: [root] },
    // The names in a request stay as they are: the station sees its own page asking.
    proxy: { '/api': { target, ws: true }, '/docs': { target }, '/metrics': { target }, '/health': { target } },
  },
});
await screens.listen();

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    clearTimeout(change);
    for (const watcher of watchers) watcher.close();
    void Promise.all([station.stop(), screens.close()]).finally(() => process.exit(0));
  });
console.log(`Screens: ${screens.resolvedUrls?.local[0]}  (the station behind them: ${target})`);

/** While the station starts again the screens try it every moment, and say so themselves. */
function quietLogger(): Logger {
  const logger = createLogger();
  const { error } = logger;
  logger.error = (text, options) => {
    if (!/proxy (socket )?error/.test(text)) error(text, options);
  };
  return logger;
}

/** One that is free now; the station keeps it from start to start. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createSocketServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
