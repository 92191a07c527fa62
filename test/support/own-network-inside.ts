/** The program that `own-network.ts` starts inside the namespace: counts what is looked up there while another program runs, and lists
 * what that one left behind. Prints one line of JSON. */
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readControlFile } from '../../src-main/hosts/node/control-file.ts';
import type { Observation, Watched } from './own-network.ts';
import { photo, varied } from './photos.ts';

/** Milliseconds for the ports to open, and from then on for the first look-up: onnxruntime's come 5 to 12 seconds after its start. */
const startsWithin = 60_000;
const listensFor = 15_000;
const lookUps: string[] = [];

async function main({ args, env = {}, station, scratch }: Watched): Promise<Observation> {
  await countLookUps();
  const [home, temporary] = [join(scratch, 'home'), join(scratch, 'tmp')];
  for (const folder of [home, temporary]) mkdirSync(folder, { recursive: true });
  const child = spawn(process.execPath, args, {
    cwd: scratch,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, HOME: home, TMPDIR: temporary, ...env },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const answers: number[] = station ? await use(await biometricAddress(station.dataDir), station.apiKey) : [];
  await pause(listensFor);
  child.kill('SIGTERM');
  const status = await ended;
  const leftBehind = [home, temporary].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => join(item.parentPath, item.name).slice(scratch.length + 1)),
  );
  return { answers, status, lookUps, leftBehind };
}

function countLookUps(): Promise<void> {
  const server = createSocket('udp4').on('message', (query) => lookUps.push(nameIn(query)));
  return new Promise((resolve) => server.bind(53, '127.0.0.1', () => resolve()));
}

/** The name that a DNS query asks for: after a head of 12 bytes its parts, each behind its length. */
function nameIn(query: Buffer): string {
  const parts: string[] = [];
  for (let at = 12; query[at]; at += 1 + (query[at] as number))
    parts.push(query.subarray(at + 1, at + 1 + (query[at] as number)).toString('latin1'));
  return parts.join('.');
}

async function biometricAddress(dataDir: string): Promise<string> {
  for (const until = Date.now() + startsWithin; Date.now() < until; await pause(50)) {
    const address = readControlFile(dataDir)?.addresses.biometric;
    if (address) return address;
  }
  throw new Error('The station opened no port.');
}

/** Enrols, finds and lists. Resolves to the statuses of the answers. */
async function use(address: string, apiKey: string): Promise<number[]> {
  const call = (path: string, init?: RequestInit): Promise<number> =>
    fetch(`${address}/api/v1/biometric${path}`, { ...init, headers: { 'x-api-key': apiKey } }).then(
      ({ status }) => status,
    );
  const form = (image: Uint8Array): RequestInit => {
    const body = new FormData();
    body.set('type', 'face');
    body.set('file', new Blob([Uint8Array.from(image)], { type: 'image/jpeg' }), 'photo.jpg');
    return { method: 'POST', body };
  };
  let registered = 503;
  for (const until = Date.now() + startsWithin; registered === 503 && Date.now() < until; await pause(200))
    registered = await call('/register', form(await photo('ayu')));
  return [registered, await call('/compare', form(await varied('ayu', 'darker'))), await call('/')];
}

const [given = '', answerFile = ''] = process.argv.slice(2);
writeFileSync(answerFile, JSON.stringify(await main(JSON.parse(given))));
process.exit(0);
