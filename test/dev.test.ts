/** `npm run dev` as a developer starts it, and `npm run serve` as what is left in memory of what it was made with. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import WebSocket from 'ws';
import { readKeyFile } from '../src-main/hosts/node/key-file.ts';
import { databasePath, openStore } from '../src-main/store/index.ts';
import { socketPath } from '../src-shared/socket-messages.ts';
import { wayTo } from './support/fast.ts';
import { temporaryFolder } from './support/station-process.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

it('shows the screens from their sources over a station of its own, and ends with all of it', {
  timeout: 180_000,
}, async () => {
  const dev = started('scripts/dev.ts', '--port', '0', '--data-dir', emptySchool());
  const [, screens = '', behind = ''] = await dev.says(/Screens: (\S+)\/ .*?(http:\S+)\)/);
  const page = await (await fetch(`${screens}/`)).text();
  expect(page).toContain('/@vite/client');
  expect((await fetch(`${screens}/main.tsx`)).status).toBe(200);
  await dev.says(/Sign in to the office/);
  expect((await fetch(`${behind}/api/station/v1/health`)).status).toBe(200);
  expect(await (await fetch(`${screens}/api/station/v1/health`)).json()).toMatchObject({ school: expect.any(String) });
  const socket = new WebSocket(`${screens.replace('http', 'ws')}${socketPath}`, { origin: screens });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.terminate();
  const ended = new Promise((resolve) => dev.child.once('exit', resolve));
  dev.child.kill('SIGINT');
  expect(await ended).toBe(0);
  await expect(fetch(`${behind}/health`)).rejects.toThrow();
});

it.each(['scripts/serve.ts', 'scripts/demo.ts'])('%s carries nothing along of what builds the screens', (program) => {
  expect(wayTo(program, /^(vite|rolldown|@vitejs\/.+)(\/.+)?$/)).toBeNull();
});

/** Data of before, as far as the demo can tell: it makes no school then, which takes longer than all the rest. */
function emptySchool(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'data'));
  const clock = { now: () => new Date(), monotonic: () => performance.now() };
  openStore({
    path: databasePath(join(folder, 'data')),
    key: readKeyFile(join(folder, 'sealing.key'), true),
    clock,
  }).close();
  return folder;
}

function started(...args: string[]) {
  const child: ChildProcess = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGTERM'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
  const says = (what: RegExp): Promise<RegExpExecArray> =>
    vi.waitFor(
      () => {
        const found = what.exec(output);
        if (!found) throw new Error(`Not said: ${what}\n${output}`);
        return found;
      },
      { timeout: 120_000, interval: 50 },
    );
  return { child, says };
}
