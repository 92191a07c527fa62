/** Times the libraries that a JavaScript developer would pick instead: `@vladmandic/human` and `@vladmandic/face-api`, each on
 * its WASM back-end. They and their TensorFlow.js are installed here, by this folder's own lock file, on first use. */
import { exec, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import type { Frame, PeerId, PeerTimes, Task } from './peer.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const peers: readonly PeerId[] = ['human', 'face-api-ssd', 'face-api-tiny'];

/** Detection, landmarks and descriptor of the faces of one frame, `runs` times by each peer, one after the other. The JPEG is
 * decoded here, once, and made into a tensor once by each peer, both outside the timing. Nothing when the peers cannot be
 * installed because the registry is out of reach. */
export async function timePeers(jpegFrame: Uint8Array, runs: number): Promise<PeerTimes[]> {
  if (!(await install())) return [];
  const { data, info } = await sharp(jpegFrame)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const frame: Frame = { pixels: new Uint8Array(data), width: info.width, height: info.height };
  const times: PeerTimes[] = [];
  for (const peer of peers) times.push(await inProcess({ peer, frame, runs }));
  return times;
}

/** What npm ends with when a name is not known, nothing listens, nothing answers or a proxy says so. */
const unreachable =
  /^(ENOTFOUND|EAI_AGAIN|ECONN\w+|E(NET|HOST)UNREACH|E\w*TIMED?OUT|ERR_SOCKET_TIMEOUT|FETCH_ERROR|E5\d\d)$/;

/** False, with a line that says so, when the registry does not answer. */
async function install(): Promise<boolean> {
  // npm writes this file last, so that an interrupted installation is made again.
  if (existsSync(new URL('node_modules/.package-lock.json', import.meta.url))) return true;
  const patience = '--fetch-timeout=20000 --fetch-retries=1 --fetch-retry-mintimeout=1000';
  const options = `--ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error ${patience}`;
  try {
    await promisify(exec)(`npm ci ${options}`, { cwd: folder });
    return true;
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    const code = /npm (?:error|ERR!) code (\S+)/.exec(stderr)?.[1] ?? '';
    if (!unreachable.test(code)) throw error;
    console.log(`  The peers are skipped: the package registry cannot be reached (${code}).`);
    return false;
  }
}

/** A process for each peer, so that neither memory nor threads nor TensorFlow.js itself is shared. */
async function inProcess(task: Task): Promise<PeerTimes> {
  const child = fork(fileURLToPath(new URL('./peer-process.ts', import.meta.url)), [], {
    serialization: 'advanced',
    // The peers greet and advertise.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  });
  let times: PeerTimes | undefined;
  let complaints = '';
  child.stderr?.on('data', (text) => {
    complaints += text;
  });
  child.on('message', (message) => {
    times = message as PeerTimes;
  });
  child.send(task, () => {});
  const [code, signal] = await once(child, 'close');
  if (!times) throw new Error(`The peer ${task.peer} gave no times (${signal ?? `exit ${code}`}): ${complaints}`);
  return times;
}
