/** Runs before every fast test: whoever comes to a process, a thread, a socket or other native code than SQLite's in a way that
 * `fast.ts` does not see is told so at once. */
import { createRequire, syncBuiltinESMExports } from 'node:module';

const require = createRequire(import.meta.url);
/** What starts something, by module. */
const doors: Record<string, readonly string[]> = {
  'node:child_process': ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'],
  'node:worker_threads': ['Worker'],
  'node:dgram': ['createSocket'],
};

function refuse(what: string): never {
  throw new Error(
    `${what} is not for a fast test: import it where test/support/fast.ts sees it, and the test is a slow one`,
  );
}

for (const [module, names] of Object.entries(doors)) {
  const real = require(module);
  for (const name of names)
    real[name] = function refused(): never {
      return refuse(`${name} of ${module}`);
    };
}
const net = require('node:net');
net.Server.prototype.listen = () => refuse('A server');
net.Socket.prototype.connect = () => refuse('A connection');
syncBuiltinESMExports();

// `process` outlives a file where files share a worker: once is enough.
const mark = Symbol.for('hadir.fast');
if (!(mark in process)) {
  const load = process.dlopen;
  process.dlopen = (module: object, file: string, ...flags: [number?]) =>
    /better[-_]sqlite3/.test(file)
      ? load.call(process, module, file, ...(flags as []))
      : refuse(`Native code (${file})`);
  Object.assign(process, { [mark]: true });
}
