/**
 * Running an installer apart from this process, for each kind there is. What electron-updater brings from the feed it installs
 * itself; this is for files that a person brought and for the way back.
 */
import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, renameSync } from 'node:fs';
import { extname, join } from 'node:path';
import { updateProblem } from './problem.ts';

export interface InstallerFacts {
  platform: NodeJS.Platform;
  /** `process.env.APPIMAGE`: the file this program runs from. */
  appImage: string | undefined;
  /** `process.resourcesPath`; has `elevate.exe` on Windows. */
  resources: string;
  /** On macOS the bundle: `/Applications/Hadir.app`. */
  bundle: string;
  /** On Windows the folders that only an administrator may change. */
  programs: readonly string[];
  pid: number;
}

/** The system will ask for an administrator's password in the middle of it: with nobody there, the gate would stay closed. */
export function wantsPerson({ platform, appImage, resources, programs }: InstallerFacts): boolean {
  if (platform === 'linux') return appImage === undefined;
  if (platform !== 'win32') return false;
  return programs.some((folder) => resources.toLowerCase().startsWith(`${folder.toLowerCase()}\\`));
}

export type Plan =
  | { kind: 'replace'; target: string }
  | { kind: 'run'; command: string; args: string[]; elevate?: string; wait?: true };

/** Waits for this process to end, puts the bundle in its place and opens it; the old one comes back where copying failed. */
const macScript = `set -eu
while kill -0 "$1" 2>/dev/null; do sleep 0.2; done
new="$3.new"; old="$3.old"; rm -rf "$new" "$old"
case "$2" in
*.dmg) at=$(mktemp -d); hdiutil attach -nobrowse -readonly -mountpoint "$at" "$2" >/dev/null
  ditto "$at/Hadir.app" "$new"; hdiutil detach "$at" >/dev/null;;
*) at=$(mktemp -d); ditto -x -k "$2" "$at"; mv "$at/Hadir.app" "$new";;
esac
codesign --verify --deep --strict "$new"
mv "$3" "$old"; mv "$new" "$3" || { mv "$old" "$3"; exit 1; }
rm -rf "$old"; open "$3"`;

/** Throws `import_refused` (`reason` other_computer) for a file that this system has no use for. */
export function planFor(file: string, facts: InstallerFacts): Plan {
  const { platform, appImage, resources, bundle, pid } = facts;
  const kind = extname(file).toLowerCase();
  if (platform === 'win32' && kind === '.exe')
    return {
      kind: 'run',
      command: file,
      args: ['--updated', '/S', '--force-run'],
      elevate: join(resources, 'elevate.exe'),
    };
  if (platform === 'darwin' && (kind === '.dmg' || kind === '.zip'))
    return { kind: 'run', command: '/bin/sh', args: ['-c', macScript, 'hadir-update', String(pid), file, bundle] };
  if (platform === 'linux' && kind === '.appimage' && appImage) return { kind: 'replace', target: appImage };
  // Asks for the password in a dialog of the system; dpkg takes older versions too.
  if (platform === 'linux' && kind === '.deb')
    return { kind: 'run', command: 'pkexec', args: ['dpkg', '-i', file], wait: true };
  throw updateProblem('other_computer');
}

/** Resolves when the installer has taken over (or is done, where it can be waited for). `relaunch`: where this process starts the
 * new version itself. Throws `import_refused` (`reason` install). */
export async function runInstaller(plan: Plan, file: string, relaunch: (program?: string) => void): Promise<void> {
  try {
    if (plan.kind === 'replace') {
      replaceProgram(file, plan.target);
      relaunch(plan.target);
    } else if (plan.wait) {
      await done(plan.command, plan.args);
      relaunch();
    } else await startApart(plan);
  } catch {
    throw updateProblem('install');
  }
}

/** The file that runs keeps its bytes until it ends: it is replaced by name. */
function replaceProgram(file: string, target: string): void {
  const beside = `${target}.new`;
  copyFileSync(file, beside);
  chmodSync(beside, 0o755);
  renameSync(beside, target);
}

async function startApart({ command, args, elevate }: Extract<Plan, { kind: 'run' }>): Promise<void> {
  try {
    await spawned(command, args);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Windows says so where an installer wants an administrator.
    if (elevate === undefined || (code !== 'UNKNOWN' && code !== 'EACCES')) throw error;
    await spawned(elevate, [command, ...args]);
  }
}

function spawned(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore' });
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

function done(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command}: exit ${code}`))));
  });
}
