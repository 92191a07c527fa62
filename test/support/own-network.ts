/** A program in a network of its own, in which there is nothing but loopback and a resolver that writes down what it is asked: shows
 * what the program looks up, and what it leaves in its user's folders. Linux, as root. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Watched {
  /** Of Node. */
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Of a station with this key for its biometric port, which is then used too: a face is enrolled, found and listed. */
  station?: { dataDir: string; apiKey: string };
  /** An empty folder; its `home` and `tmp` become the program's. */
  scratch: string;
}

export interface Observation {
  /** HTTP statuses of the enrolment, the identification and the list. */
  answers: number[];
  /** Exit status after SIGTERM. */
  status: number | null;
  /** Names that were asked for. */
  lookUps: string[];
  /** Files in `home` and `tmp` at the end, relative to `scratch`. */
  leftBehind: string[];
}

const inside = fileURLToPath(new URL('./own-network-inside.ts', import.meta.url));
const enter = ['--net', '--mount', 'sh', '-c'];
/** `$1`: what stands in for the list of resolvers. */
const prepare = 'ip link set lo up && mount --bind "$1" /etc/resolv.conf && shift';

/** Why no such network can be made here; null where one can. */
export function ownNetworkObstacle(): string | null {
  if (process.platform !== 'linux') return 'networks of their own are made on Linux';
  const { status } = spawnSync('unshare', [...enter, prepare, 'sh', '/dev/null'], { stdio: 'ignore' });
  return status === 0 ? null : 'a network of its own needs root, unshare and ip';
}

/** Runs it for as long as the first look-ups take, some twenty seconds, and ends it. Rejects with what the program wrote. */
export async function inOwnNetwork(watched: Omit<Watched, 'scratch'> & { scratch?: string }): Promise<Observation> {
  const scratch = watched.scratch ?? mkdtempSync(join(tmpdir(), 'hadir-own-network-'));
  mkdirSync(scratch, { recursive: true });
  const [resolvers, answer] = [join(scratch, 'resolv.conf'), join(scratch, 'answer.json')];
  try {
    writeFileSync(resolvers, 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
    const program = [process.execPath, inside, JSON.stringify({ ...watched, scratch }), answer];
    await promisify(execFile)('unshare', [...enter, `${prepare} && exec "$@"`, 'sh', resolvers, ...program]);
    return JSON.parse(readFileSync(answer, 'utf8'));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
