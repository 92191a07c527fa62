/** Where tests put what they throw away: in memory, where this computer has room. A store waits for its disk at every commit, a gate's
 * as it should and a test's for nothing; what a killed process leaves is the same in both. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const memory = '/dev/shm';
const prefix = 'hadir-tests-';
/** Bytes: films for cameras and unpacked packages take a few of them. */
const enough = 6e9;

/** Makes `os.tmpdir()` of this process, and of all that it starts, a folder in memory that goes with it; nothing where there is no
 * room, or where programs could not be run from there. */
export function workInMemory(): void {
  if (process.platform !== 'linux' || process.env.TMPDIR?.startsWith(memory) || !hasRoom()) return;
  for (const name of readdirSync(memory).filter((name) => isLeftOver(name)))
    rmSync(join(memory, name), { recursive: true, force: true });
  const folder = mkdtempSync(join(memory, `${prefix}${process.pid}-`));
  process.env.TMPDIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

function hasRoom(): boolean {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === memory);
    if (!mount || /[ ,](noexec|ro)[ ,]/.test(mount)) return false;
    const { bavail, bsize } = statfsSync(memory);
    const available = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1] ?? 0;
    return bavail * bsize > enough && Number(available) * 1024 > enough;
  } catch {
    return false;
  }
}

/** Of a run that was killed. */
function isLeftOver(name: string): boolean {
  const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
  return !Number.isNaN(pid) && !existsSync(`/proc/${pid}`);
}
