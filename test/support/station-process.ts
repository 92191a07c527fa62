/** The real headless host as its own process: started on a free port over a folder of its own, ended however the test wants,
 * never left behind. Linux and macOS: it reads `ps` and sends signals. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src-main/hosts/node/main.ts', import.meta.url));
/** Milliseconds until the host must have said where it is: it loads networks of 30 MB first. */
const startWithin = 30_000;
/** Milliseconds that the host promises to need at most after SIGTERM. */
export const endsWithin = 5_000;

/** Loaded into the host before it starts: ends it when the test process is gone, however that ended. */
const leash = `data:text/javascript,${encodeURIComponent(
  "process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL')).resume().unref?.();",
)}`;

const running = new Set<ChildProcess>();
const folders = new Set<string>();
process.on('exit', endAll);

/** Ends every station that still runs and removes every temporary folder. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

/** An empty folder that is removed when the tests end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hadir-test-'));
  folders.add(folder);
  return folder;
}

/** Settings by their `HADIR_` names. */
export type Settings = Record<`HADIR_${string}`, string>;

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Milliseconds from the signal to the end. */
  ms: number;
}

export class StationProcess {
  /** Empty where its port is taken. */
  readonly address: string;
  /** Of the second port; empty where it is taken. */
  readonly biometricAddress: string;
  /** Holds the data folder and the key file; reuse it for a second start on the same data. */
  readonly folder: string;
  readonly #host: HostProcess;
  readonly #settings: Settings;

  private constructor(addresses: Addresses, folder: string, settings: Settings, host: HostProcess) {
    this.address = addresses.main;
    this.biometricAddress = addresses.biometric;
    this.folder = folder;
    this.#settings = settings;
    this.#host = host;
  }

  /** Throws with the host's output when it does not come up. */
  static async start(settings: Settings = {}, folder = temporaryFolder()): Promise<StationProcess> {
    const host = new HostProcess(settings, folder);
    return new StationProcess(await host.addresses(), folder, settings, host);
  }

  get pid(): number {
    return this.#host.pid;
  }

  get port(): number {
    return Number(new URL(this.address).port);
  }

  /** Everything it wrote so far, both streams. */
  get output(): string {
    return this.#host.output;
  }

  get ended(): boolean {
    return this.#host.ended;
  }

  /** Asks it to end. Throws when it did not with status 0 within five seconds. Does nothing when it has ended already. */
  async stop(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<Ended> {
    if (this.#host.ended) return { code: 0, signal: null, ms: 0 };
    const ended = await this.#host.end(signal);
    if (ended.code !== 0 || ended.ms > endsWithin)
      throw new Error(`The station did not end cleanly: ${JSON.stringify(ended)}\n${this.output}`);
    return ended;
  }

  /** SIGKILL: what a power cut leaves behind. */
  async kill(): Promise<void> {
    await this.#host.end('SIGKILL');
  }

  /** A new process over the same data, after the old one is gone. */
  async restart(settings: Settings = this.#settings): Promise<StationProcess> {
    await this.stop();
    return StationProcess.start(settings, this.folder);
  }

  /** The process of the vision worker; null while there is none. */
  workerPid(): number | null {
    return processes().find((entry) => entry.parent === this.pid)?.pid ?? null;
  }

  /** Resident memory in bytes. */
  memory(): { station: number; worker: number } {
    const entries = processes();
    const own = entries.find((entry) => entry.pid === this.pid);
    const worker = entries.find((entry) => entry.parent === this.pid);
    return { station: own?.resident ?? 0, worker: worker?.resident ?? 0 };
  }
}

/** Runs the host until it ends by itself: for starts that must fail. */
export async function failedStart(
  settings: Settings,
  { folder = temporaryFolder(), flags = [] }: { folder?: string; flags?: string[] } = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const host = new HostProcess(settings, folder, flags);
  const code = await host.exit(startWithin);
  return { code, stdout: host.stdout, stderr: host.stderr };
}

/** Where a station over `folder` keeps its data. */
export function dataFolder(folder: string): string {
  return join(folder, 'data');
}

/** True while a process of that number runs. */
export function alive(pid: number): boolean {
  return processes().some((entry) => entry.pid === pid);
}

interface Addresses {
  main: string;
  biometric: string;
}

class HostProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  stdout = '';
  stderr = '';

  constructor(settings: Settings, folder: string, flags: string[] = []) {
    mkdirSync(folder, { recursive: true });
    // A small young generation, as `npm run serve` has it: 90 MB less under load, at the same speed.
    this.#child = spawn(process.execPath, ['--max-semi-space-size=4', '--import', leash, program, ...flags], {
      // No `.env` and no setting of the developer's own may reach it.
      cwd: folder,
      env: { ...systemEnvironment(), ...defaults(folder), ...settings },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    running.add(this.#child);
    this.#child.stdout?.on('data', (text) => (this.stdout += text));
    this.#child.stderr?.on('data', (text) => (this.stderr += text));
    this.#exited = new Promise((resolve) => {
      // `close` and not `exit`: what it wrote last must have arrived.
      this.#child.on('close', () => {
        running.delete(this.#child);
        resolve();
      });
    });
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  get output(): string {
    return `${this.stdout}${this.stderr}`;
  }

  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** From its lines for people. */
  async addresses(): Promise<Addresses> {
    const deadline = Date.now() + startWithin;
    for (;;) {
      const main = /^Hadir: (https?:\/\/\S+)$/m.exec(this.stdout)?.[1] ?? '';
      const biometric = /^Hadir biometric: (https?:\/\/\S+)$/m.exec(this.stdout)?.[1] ?? '';
      // The host writes both lines at once.
      if (main || biometric) return { main, biometric };
      if (this.ended) throw new Error(`The station ended while it started.\n${this.output}`);
      if (Date.now() > deadline) {
        this.#child.kill('SIGKILL');
        throw new Error(`The station did not start within ${startWithin} ms.\n${this.output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async end(signal: NodeJS.Signals): Promise<Ended> {
    const start = performance.now();
    this.#child.kill(signal);
    // It gets twice the time it promises, so that a late end is reported as that.
    await this.exit(2 * endsWithin);
    const ms = performance.now() - start;
    return { code: this.#child.exitCode, signal: this.#child.signalCode, ms };
  }

  /** Its exit status. Kills it and throws when it does not end within `ms`. */
  async exit(ms: number): Promise<number | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, ms, 'late');
    });
    const first = await Promise.race([this.#exited, late]);
    clearTimeout(timer);
    if (first !== 'late') return this.#child.exitCode;
    this.#child.kill('SIGKILL');
    throw new Error(`The station did not end within ${ms} ms.\n${this.output}`);
  }
}

function defaults(folder: string): Settings {
  return {
    HADIR_DATA_DIR: dataFolder(folder),
    HADIR_KEY_FILE: join(folder, 'config/sealing.key'),
    HADIR_PORT: '0',
    HADIR_BIOMETRIC_PORT: '0',
  };
}

/** The environment without settings of the station or of the tests. */
function systemEnvironment(): NodeJS.ProcessEnv {
  const wanted = [
    'PATH',
    'HOME',
    'TMPDIR',
    'TEMP',
    'TMP',
    'SystemRoot',
    'LANG',
    'LC_ALL',
    'LD_LIBRARY_PATH',
    'NODE_COMPILE_CACHE',
  ];
  return Object.fromEntries(wanted.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

function processes(): { pid: number; parent: number; resident: number }[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,stat='], { encoding: 'utf8' });
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields.length === 4 && !fields[3]?.startsWith('Z'))
    .map(([pid, parent, resident]) => ({
      pid: Number(pid),
      parent: Number(parent),
      resident: Number(resident) * 1024,
    }));
}
