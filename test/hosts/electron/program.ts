/** The desktop app as a process of its own over the double of electron: for what only a whole process shows, its signals and its
 * exit status. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DoubleOptions } from './double/make.ts';

const register = fileURLToPath(new URL('./double/register.ts', import.meta.url));
const program = fileURLToPath(new URL('../../../src-main/hosts/electron/main.ts', import.meta.url));

export interface Program {
  child: ChildProcess;
  /** Both streams so far. */
  output(): string;
  /** Resolves when the output has `text`. Rejects when it ends before. */
  says(text: string): Promise<void>;
  /** Its exit status. */
  ended: Promise<number | null>;
}

export function startProgram(
  folder: string,
  { env = {}, ...options }: DoubleOptions & { env?: NodeJS.ProcessEnv } = {},
): Program {
  const child = spawn(process.execPath, ['--import', register, program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      HADIR_DOUBLE: JSON.stringify({ userData: folder, languages: ['id'], ...options }),
      HADIR_KEY_FILE: `${folder}/sealing.key`,
      HADIR_MODEL_PACK: 'none',
      HADIR_PORT: '0',
      HADIR_BIOMETRIC_PORT: '0',
      ...env,
    },
  });
  let output = '';
  const told = new Set<() => void>();
  const hear = (text: Buffer): void => {
    output += text.toString();
    for (const look of told) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  process.once('exit', () => child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    ended,
    output: () => output,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => void (output.includes(text) && resolve());
        told.add(look);
        look();
        void ended.then(() => reject(new Error(`It ended without saying "${text}":\n${output}`)));
      }),
  };
}
