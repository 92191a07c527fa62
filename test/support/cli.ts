/** The `hadir` command as its own process, over a folder that a station may have too. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataFolder, type Settings } from './station-process.ts';

const program = fileURLToPath(new URL('../../src-main/cli/main.ts', import.meta.url));

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  settings?: Settings;
  /** What is typed. */
  input?: string;
  /** Ends the command: SIGINT is Ctrl-C. */
  signal?: { name: NodeJS.Signals; when: Promise<unknown> };
}

/** `folder`: as a `StationProcess` has it. */
export function hadir(folder: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: {
      PATH,
      HOME,
      NODE_COMPILE_CACHE,
      HADIR_DATA_DIR: dataFolder(folder),
      HADIR_KEY_FILE: join(folder, 'config/sealing.key'),
      ...options.settings,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (ran.stdout += text));
  child.stderr.on('data', (text) => (ran.stderr += text));
  child.stdin.end(options.input ?? '');
  void options.signal?.when.then(() => child.kill(options.signal?.name));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ran, code })));
}
