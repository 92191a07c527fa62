/** The packaged program, started by Node with the double of Electron in Electron's place; all else is the package's own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { controlClient } from '../../src-main/cli/station-client.ts';
import { type ControlFile, readControlFile } from '../../src-main/hosts/node/control-file.ts';
import type { StationClient } from '../../src-shared/contract.ts';
import { Client, expectBiometricError } from '../support/client.ts';
import { root } from './packaged.ts';

export interface RunningApp {
  readonly biometric: Client;
  readonly station: StationClient;
  /** Resolves to the exit status; once ended, to the same again. */
  stop(): Promise<number | null>;
}

const apiKey = 'the key of this test';
/** Milliseconds for the ports to open, and from then on for the recogniser to be there. */
const startsWithin = 45_000;

/** `app`: the folder with the package's files. Rejects with what the program wrote. */
export async function startApp(app: string): Promise<RunningApp> {
  const userData = mkdtempSync(join(tmpdir(), 'hadir-packaged-data-'));
  const child = launch(app, userData);
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => output.push(chunk));
  const ended = endOf(child);
  const remove = (): void => rmSync(userData, { recursive: true, force: true });
  try {
    const control = await waitForControl(child, join(userData, 'station'));
    const station = controlClient(control);
    await waitForRecogniser(station);
    return {
      biometric: new Client(
        `${control.addresses.biometric}/api/v1/biometric`,
        { 'x-api-key': apiKey },
        expectBiometricError,
      ),
      station,
      stop: async () => {
        child.kill('SIGTERM');
        const code = await ended;
        remove();
        return code;
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    await ended;
    remove();
    throw new Error(`${(error as Error).message}\n${Buffer.concat(output)}`);
  }
}

/** Starts it with these words on its command line and waits for its end. Resolves to the exit status. */
export async function runOnce(app: string, args: readonly string[]): Promise<number | null> {
  const userData = mkdtempSync(join(tmpdir(), 'hadir-packaged-data-'));
  try {
    return await endOf(launch(app, userData, args));
  } finally {
    rmSync(userData, { recursive: true, force: true });
  }
}

function launch(app: string, userData: string, args: readonly string[] = []): ChildProcess {
  const program = packagedProgram(app, userData);
  return spawn(process.execPath, [...program.args, ...args], {
    cwd: app,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, ...program.env },
  });
}

/** What Node is started with: its arguments, the settings, and the station that then is there. */
export function packagedProgram(app: string, userData: string) {
  const double = join(root, 'test/hosts/electron/double/register.ts');
  const dataDir = join(userData, 'station');
  return {
    args: ['--import', double, join(app, 'dist/main/electron.js')],
    station: { dataDir, apiKey },
    env: {
      HADIR_DOUBLE: JSON.stringify({ appPath: app, userData, bundled: true, isPackaged: true }),
      HADIR_DATA_DIR: dataDir,
      HADIR_KEY_FILE: join(userData, 'sealing.key'),
      HADIR_API_KEY: apiKey,
      HADIR_PORT: '0',
      HADIR_BIOMETRIC_PORT: '0',
    },
  };
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

async function waitForControl(child: ChildProcess, dataDir: string): Promise<ControlFile> {
  const until = Date.now() + startsWithin;
  while (Date.now() < until) {
    const control = readControlFile(dataDir);
    if (control) return control;
    if (child.exitCode !== null) throw new Error(`The packaged program ended with ${child.exitCode}.`);
    await pause(50);
  }
  throw new Error('The packaged program opened no port.');
}

/** The ports open before it is there; a photo then waits some seconds for it and is refused after that. */
async function waitForRecogniser(station: StationClient): Promise<void> {
  const until = Date.now() + startsWithin;
  while (Date.now() < until) {
    const { ready, vision, problems } = await station.call('station.status', {});
    if (ready) return;
    if (vision === 'unavailable') throw new Error(`The recogniser cannot start: ${JSON.stringify(problems)}`);
    await pause(100);
  }
  throw new Error('The recogniser did not start.');
}
